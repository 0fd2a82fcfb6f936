/** The style that all knobs share: one line of name and value, one sentence below. */
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
    flex: none;
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
    align-items: center;
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

  .why {
    display: grid;
    margin: 0;
    color: var(--ink-2);
    font-size: var(--small);
    line-height: calc(17px * var(--zoom));
  }

  .why:empty {
    display: none;
  }

  /* What is said for a while stands over what is always said, whose room it takes: nothing below moves. */
  .why > span {
    grid-area: 1 / 1;
  }

  .why > [data-under] {
    visibility: hidden;
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
`;
