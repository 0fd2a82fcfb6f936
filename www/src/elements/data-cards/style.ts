/** The style of the data cards: four in a row, the chosen one framed in ink; on a screen of little height five smaller ones. */
import { css, unsafeCSS } from "lit";

const classes = unsafeCSS(Array.from({ length: 10 }, (_, k) => `.c${k}{stroke:var(--class-${k})}`).join(""));

export const dataCardsStyle = css`
  div {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(48px * var(--zoom)), 1fr));
    gap: 6px;
  }

  .radios {
    display: contents;
  }

  label,
  button {
    display: grid;
    grid-template-rows: 1fr auto;
    gap: 2px;
    justify-items: center;
    min-height: 66px;
    padding: 5px 2px 4px;
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
    color: var(--ink-2);
    font-size: calc(11.5px * var(--zoom));
    line-height: calc(16px * var(--zoom));
  }

  label:hover,
  button:hover {
    border-color: var(--edge);
    color: var(--ink);
  }

  label:has(:checked) {
    border-color: var(--ink);
    outline: 1px solid var(--ink);
    outline-offset: -1px;
    color: var(--ink);
  }

  @media (forced-colors: active) {
    label:has(:checked) {
      outline: 3px solid Highlight;
    }
  }

  svg {
    width: 38px;
    height: 38px;
    align-self: center;
    pointer-events: none;
  }

  path {
    fill: none;
    stroke-width: 7;
    stroke-linecap: round;
  }

  .name {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .plus {
    align-self: center;
    font-size: 20px;
    font-weight: 300;
  }

  /* A projector or a laptop: the sliders below are what one came for. */
  @media (min-width: 901px) and (max-height: 820px) {
    div {
      grid-template-columns: repeat(auto-fill, minmax(calc(39px * var(--zoom)), 1fr));
      gap: 4px;
    }

    label,
    button {
      gap: 0;
      min-height: 0;
      padding: 3px 0 2px;
      font-size: var(--caps);
      letter-spacing: -0.02em;
      line-height: calc(14px * var(--zoom));
    }

    svg {
      width: 26px;
      height: 26px;
    }
  }

  ${classes}
`;
