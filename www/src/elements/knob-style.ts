/** The style that all knobs share: one line of names and value, the track with its hatching, one sentence. */
import { css } from "lit";

export const knobStyle = css`
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 28px;
  }

  label,
  .name {
    display: flex;
    gap: 6px;
    align-items: baseline;
    color: var(--ink-2);
  }

  .symbol {
    min-width: 14px;
    color: var(--ink);
    font: calc(17px * var(--zoom)) / 20px var(--serif);
    white-space: nowrap;
  }

  sub {
    font-size: 0.68em;
    line-height: 0;
  }

  .field {
    display: flex;
    gap: 3px;
    align-items: baseline;
    align-content: center;
    flex: none;
    min-height: var(--control);
    padding: 3px 5px;
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }

  .field:hover {
    border-color: var(--edge);
  }

  .field:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
  }

  .field[data-nonsense] {
    border-color: var(--ink);
    border-style: dashed;
  }

  .field input {
    width: calc(var(--chars) * 1ch);
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    font-size: var(--field);
    text-align: right;
  }

  .unit {
    color: var(--ink-2);
    font-size: var(--small);
  }

  .degrees {
    min-width: 4.4ch;
    text-align: right;
  }

  .track {
    position: relative;
    display: flex;
    align-items: center;
    height: calc(22px * var(--zoom));
  }

  .hatch {
    position: absolute;
    left: calc(8px + var(--from) * (100% - 16px));
    right: calc(8px + (1 - var(--to)) * (100% - 16px));
    top: calc(50% - 4px);
    height: 8px;
    background: repeating-linear-gradient(-55deg, color-mix(in srgb, var(--ink-3) 60%, transparent) 0 2px, transparent 2px 5px);
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

  .why {
    margin: 0;
    color: var(--ink-2);
    font-size: var(--small);
    line-height: calc(17px * var(--zoom));
  }

  .why:empty {
    display: none;
  }

  .why[data-broken] {
    color: var(--ink);
  }

  select,
  .text {
    min-width: 0;
    height: var(--target);
    padding: 0 8px;
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }

  select:hover,
  .text:hover {
    border-color: var(--edge);
  }

  .text {
    flex: 0 1 16ch;
    font-size: var(--field);
    text-align: right;
  }

  @media (pointer: coarse), (max-width: 900px) {
    .track {
      height: 44px;
    }
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
