/**
 * Floating: what lies above the page for a while: cards, menus, sheets, a word. Its edge, a border or an outline, is its own.
 */
import { css } from "lit";

/** Declarations, for a rule of the element's own. */
export const floating = css`
  border-radius: var(--radius-large);
  background: var(--panel);
  box-shadow: var(--float);
`;
