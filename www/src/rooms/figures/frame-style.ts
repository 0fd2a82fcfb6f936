/**
 * Style of one figure in an article's frame: the picture with its knobs below it, or beside it where the frame is broad. A frame too
 * low for all of it scrolls, the picture in view.
 */
import { css } from "lit";
import { broad } from "../../styles/windows";

export const figureFrameStyle = css`
  :host([framed]) .sides {
    display: flex;
    flex-direction: column;
    gap: 12px;
    align-items: stretch;
  }

  :host([framed]) .shown {
    top: 0;
    z-index: 1;
    max-width: none;
    padding-block: 12px 4px;
    background: var(--paper);
  }

  :host([framed]) ml-plate {
    max-height: max(240px, 66dvh);
  }

  :host([framed]) aside {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: 10px 28px;
    align-items: start;
  }

  :host([framed]) .row {
    margin: 0;
  }

  :host([framed]) .row:empty {
    display: none;
  }

  /* Lower than this a tall figure leaves parts out. */
  @media (max-width: 560px) {
    :host([framed]) ml-plate {
      max-height: max(240px, 66dvh, min(146vw, 100dvh - 150px));
    }
  }

  @media ${broad} {
    :host([framed]) .sides:not(.paneled) {
      display: grid;
      grid-template: "figure knobs" 1fr / minmax(0, 1fr) minmax(0, calc(240px * var(--zoom)));
      gap: 0 28px;
      align-items: start;
    }

    :host([framed]) .sides:not(.paneled) aside {
      padding-top: 12px;
      grid-template-columns: minmax(0, 1fr);
    }

    :host([framed]) .sides:not(.paneled) ml-plate {
      max-height: max(220px, 100dvh - 88px);
    }
  }

  @media ${broad} and (min-width: 760px) {
    :host([framed]) .paneled {
      display: grid;
      grid-template: "figure steps" auto "knobs steps" 1fr / minmax(0, 1.2fr) minmax(340px, 1fr);
      gap: 12px 28px;
      align-items: start;
    }
  }
`;
