/** The style of the stage's toolbar: one line of controls, and a sheet behind “More…”. */
import { css } from "lit";
import { floating } from "../styles/floating";

export const layersStyle = css`
  :host {
    display: flex;
    gap: 14px;
    align-items: center;
    min-height: 45px;
    padding: 6px 0;
  }

  /* What does not fit wraps, unseen, and must not lengthen the page; the padding is for the rings of what is focused. */
  .line {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 14px 10px;
    align-content: flex-start;
    align-items: center;
    min-width: 0;
    height: calc(var(--target) + 12px);
    margin: -6px;
    padding: 6px;
    overflow: clip;
  }

  .line > * {
    flex: none;
    display: flex;
    align-items: center;
    min-height: var(--target);
  }

  .over {
    visibility: hidden;
  }

  .more {
    position: relative;
    flex: none;
  }

  .more[open] ml-knob {
    margin-top: 10px;
  }

  summary {
    display: flex;
    align-items: center;
    min-height: var(--target);
    padding: 0 6px;
    border-radius: var(--radius);
    color: var(--ink-2);
    cursor: pointer;
    list-style: none;
  }

  summary:hover {
    color: var(--ink);
  }

  .sheet {
    position: absolute;
    top: calc(100% + 4px);
    right: 0;
    z-index: 20;
    /* Not inherited through the slot of <details>. */
    box-sizing: border-box;
    width: min(calc(326px * var(--zoom)), calc(100vw - 32px));
    max-height: var(--below, 60dvh);
    padding: 8px 16px 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border: var(--hairline) solid var(--line);
    ${floating}
  }

  .boxes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(calc(136px * var(--zoom)), 100%), 1fr));
    gap: 6px 12px;
    margin-top: 14px;
  }
`;
