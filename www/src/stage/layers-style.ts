/** The style of the stage's toolbar: one line of controls, and a sheet behind “More…”. */
import { css } from "lit";

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

  ml-more {
    flex: none;
  }

  ml-more > ml-knob {
    margin-top: 10px;
  }

  .boxes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(calc(136px * var(--zoom)), 100%), 1fr));
    gap: 6px 12px;
    margin-top: 14px;
  }
`;
