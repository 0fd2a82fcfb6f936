/** The frame of a field that one writes in, and of what stands in a dialog around such fields. */
import { css } from "lit";

export const fieldStyle = css`
  input,
  textarea {
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }
`;

/** Lines and fields below each other in a dialog. */
export const sheetStyle = css`
  :host {
    display: grid;
    gap: 12px;
  }

  p {
    max-width: 62ch;
    margin: 0;
    color: var(--ink-2);
  }

  input,
  textarea {
    background: var(--paper);
  }
`;
