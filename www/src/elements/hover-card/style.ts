/** The style of the hover card: the only thing on the stage that floats. */
import { css } from "lit";
import { floating } from "../../styles/floating";

export const hoverCardStyle = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 10;
    overflow: visible;
    pointer-events: none;
  }

  article {
    --edge: 6px;
    position: absolute;
    top: 0;
    left: 0;
    display: flex;
    gap: 12px;
    width: max-content;
    max-width: min(280px, var(--width) - 2 * var(--edge));
    padding: 10px 12px;
    outline: var(--hairline) solid var(--line);
    ${floating}
    font-size: var(--small);
    line-height: calc(17px * var(--zoom));
    /* Beside its point, but never over the border; per cent are the card's own. */
    translate: clamp(var(--edge), var(--x) + 14px * (1 - 2 * var(--left)) - var(--left) * 100%, var(--width) - 100% - var(--edge))
      clamp(var(--edge), var(--y) + 14px * (1 - 2 * var(--up)) - var(--up) * 100%, var(--height) - 100% - var(--edge));
  }

  p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    align-items: center;
    margin: 0;
    color: var(--ink-2);
  }

  p:not(.near) > span:not(:last-child)::after {
    content: " ·";
  }

  strong {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--ink);
    font-weight: 600;
  }

  .wrong {
    color: var(--ink);
  }

  .wrong::before {
    content: "";
    width: 8px;
    height: 8px;
    border: 2px solid var(--wrong);
    border-radius: 50%;
  }

  table {
    margin-top: 2px;
    border-spacing: 0;
  }

  th,
  td {
    padding: 0 0 0 10px;
    color: var(--ink-2);
    font-weight: 400;
    text-align: right;
  }

  tbody th {
    max-width: 96px;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [data-own] > * {
    color: var(--ink);
    font-weight: 600;
  }

  .bar {
    width: 64px;
    padding: 0;
    forced-color-adjust: none;
    background: linear-gradient(var(--color) 0 0) left / max(calc(var(--share) * 64px), 1px) 6px no-repeat;
  }

  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 12px;
    margin: 6px 0 0;
    padding-top: 4px;
    border-top: var(--hairline) solid var(--line);
  }

  dt {
    overflow: hidden;
    color: var(--ink-2);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  dd {
    margin: 0;
    text-align: right;
  }

  .near {
    margin-top: 5px;
  }

  .one {
    display: inline-flex;
    gap: 3px;
    align-items: center;
    color: var(--ink);
  }

  ml-picture {
    flex: none;
    width: 64px;
  }
`;
