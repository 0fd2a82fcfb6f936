/** The line that opens something: a word or a sentence, quiet until it is pointed at, without the browser's triangle. */
import { css } from "lit";

export const summary = css`
  summary {
    display: flex;
    align-items: center;
    min-height: var(--target);
    color: var(--ink-2);
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary:hover {
    color: var(--ink);
  }
`;
