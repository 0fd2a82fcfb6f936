/** Style of a figure's steps: one row each, its words small, its formula large, its numbers below; the shown one marked. */
import { css } from "lit";

export const figureStepsStyle = css`
  :host {
    min-width: 0;
  }

  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    border-top: var(--hairline) solid var(--line);
  }

  button {
    display: grid;
    grid-template-columns: 22px minmax(0, 1fr);
    width: 100%;
    padding: 7px 10px 6px;
    border-left: 3px solid transparent;
    text-align: left;
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  .shown {
    border-left-color: var(--focus);
    background: var(--fill);
  }

  .number {
    color: var(--ink-2);
    font: calc(15px * var(--zoom)) / calc(19px * var(--zoom)) var(--serif);
  }

  .words {
    color: var(--ink-2);
  }

  .shown .words {
    color: var(--ink);
  }

  ml-formula {
    --along: start;
    grid-column: 2;
    min-width: 0;
  }

  button > ml-formula {
    --formula: 16px;
  }

  .plugged {
    --formula: 14px;
    display: flex;
    flex-wrap: wrap;
    grid-column: 2;
    align-items: baseline;
    min-width: 0;
    color: var(--ink-2);
  }

  section {
    margin-top: 12px;
    padding: 10px 10px 4px 32px;
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
  }

  section ml-formula {
    color: var(--ink);
  }

  @media (max-width: 480px) {
    button,
    section {
      padding-inline: 6px;
    }

    .plugged {
      --formula: 12px;
    }
  }

  /* The longest line, a choice between two results, cannot be broken. */
  @media (max-width: 340px) {
    .plugged {
      --formula: 11px;
    }
  }
`;
