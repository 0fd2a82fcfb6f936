/**
 * The style every element begins with: type, box model, focus ring, and the few forms that recur (a section's label, text
 * for screen readers only).
 *
 * Colours and sizes are custom properties of `tokens.css`; they reach into shadow trees, so no element names a colour.
 */
import { css } from "lit";

export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--ink);
    font: var(--text) / var(--leading) var(--sans);
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  button,
  input,
  select,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
  }

  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  button:disabled {
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .caps {
    margin: 0;
    color: var(--ink-2);
    font-size: var(--caps);
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }

  .mark {
    width: 0.85em;
    height: 0.85em;
    flex: none;
    fill: var(--mark);
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
