/** The style of a number's track: a hairline, inked up to the value, hatched where it cannot be met, and a round handle. */
import { css } from "lit";

export const trackStyle = css`
  .track {
    position: relative;
    display: flex;
    align-items: center;
    height: var(--track);
    /* The handle stands above the track, not above what the track passes under. */
    isolation: isolate;
  }

  .hatch {
    position: absolute;
    left: calc(8px + var(--from) * (100% - 16px));
    right: calc(8px + (1 - var(--to)) * (100% - 16px));
    top: calc(50% - 4px);
    height: 8px;
    /* Paler by opacity: Firefox draws a repeating gradient with a colour-mix among its stops as stray dots. */
    background: repeating-linear-gradient(-55deg, var(--ink-3) 0 2px, transparent 2px 5px);
    opacity: 0.65;
  }

  .track input {
    position: relative;
    z-index: 1;
    width: 100%;
    height: 100%;
    appearance: none;
    background: none;
    cursor: pointer;
    outline: 0;
    touch-action: pan-y;
  }

  .track::before,
  .track::after {
    content: "";
    position: absolute;
    left: 0;
    right: 0;
    height: 3px;
    border-radius: 2px;
    background: var(--line);
  }

  .track::after {
    right: calc((1 - var(--at)) * (100% - 16px) + 8px);
    background: var(--ink);
  }

  .track::before,
  .track::after,
  .hatch {
    pointer-events: none;
  }

  .track input::-webkit-slider-thumb {
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    appearance: none;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--paper);
  }

  .track input::-moz-range-thumb {
    box-sizing: border-box;
    width: 16px;
    height: 16px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--paper);
  }

  .track input:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .track input:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .track input:active::-webkit-slider-thumb {
    background: var(--ink);
  }

  .track input:active::-moz-range-thumb {
    background: var(--ink);
  }

  @media (forced-colors: active) {
    .track::before,
    .track::after {
      background: CanvasText;
    }

    .hatch {
      forced-color-adjust: none;
    }
  }
`;
