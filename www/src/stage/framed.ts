/**
 * Layout of an experiment whose height is given (`fitted`): the stage takes what the rest leaves. In a broad frame the rest stands beside
 * it: there `--given` is that height.
 */
import { css } from "lit";
import { broad } from "../styles/windows";

export const framed = css`
  :host([fitted]) {
    grid-template-rows: auto minmax(240px, 1fr) auto auto;
  }

  @media (min-width: 561px) {
    :host([fitted]) .room {
      display: grid;
      container-type: size;
    }

    :host([fitted]) .planes {
      --side: min(100cqw, 100cqh);
    }

    :host([fitted]) .two {
      --side: min((100cqw - 20px) / 2, 100cqh - 54px - 3 * var(--target));
    }
  }

  /* Two planes, one under the other, are longer than any frame: those scroll. */
  @media (max-width: 560px) {
    :host([fitted]:not([two])) {
      display: grid;
      container-type: normal;
    }

    :host([fitted]:not([two])) .room {
      display: grid;
      container-type: size;
    }

    :host([fitted]:not([two])) .main {
      --side: min(100cqw, 100cqh);
      justify-self: center;
    }
  }

  /* The stage as high as the frame, what acts on it beside it. More sliders than fit there scroll among themselves. */
  @media ${broad} {
    :host([fitted]:not([two])) {
      --least: 276px;
      --apart: 20px;
      --around: 12px;
      grid-template: "stage layers" auto "stage controls" auto "stage margins" minmax(0, 1fr) / auto minmax(var(--least), 560px);
      column-gap: var(--apart);
      justify-content: center;
      padding-top: var(--around);
    }

    :host([fitted]:not([two])) .room {
      display: block;
      grid-area: stage;
      align-content: start;
      container-type: normal;
    }

    :host([fitted]:not([two])) .planes {
      --side: min(var(--given, 100dvh) - 2 * var(--around), 100vw - 32px - var(--apart) - var(--least));
    }

    :host([fitted]:not([two])) .layers {
      grid-area: layers;
      margin-top: -8px;
    }

    :host([fitted]:not([two])) .controls {
      grid-area: controls;
      min-height: var(--target);
      padding: 4px 0 12px;
    }

    :host([fitted]:not([two])) ml-margins {
      /* Room for the rings of what is focused, which scrolling cuts off. */
      --ring: 6px;
      grid-area: margins;
      align-content: start;
      min-height: 0;
      margin-inline: calc(-1 * var(--ring));
      padding-inline: var(--ring);
      overflow: hidden auto;
      scrollbar-width: thin;
      scrollbar-color: var(--edge) transparent;
    }
  }
`;
