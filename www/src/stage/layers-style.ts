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

  .line {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 14px;
    align-content: flex-start;
    align-items: center;
    min-width: 0;
    height: var(--target);
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
    width: 280px;
    padding: 8px 16px 16px;
    border: var(--hairline) solid var(--line);
    ${floating}
  }

  .boxes {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px 12px;
    margin-top: 14px;
  }
`;
