/**
 * Layout of an experiment whose height is given (`fitted`): the stage takes what the rest leaves. In a broad frame the rest stands beside
 * it, or below two planes side by side; there `--given` is that height.
 */
import { css } from "lit";
import { broad } from "../styles/windows";

export const framed = css`
  :host([fitted]) {
    grid-template-rows: auto minmax(240px, 1fr) auto auto;
    /* Of the tools under a plane: a row, or two. */
    --rows: calc(2 * var(--control) + 20px);
  }

  @media (min-width: 600px) {
    :host([fitted]) {
      --rows: calc(var(--target) + 8px);
    }
  }

  /* And the hint for fingers below them. */
  @media (pointer: coarse) {
    :host([fitted]) {
      --rows: calc(3 * var(--target) + 8px);
    }
  }

  @media (min-width: 600px) and (pointer: coarse) {
    :host([fitted]) {
      --rows: calc(var(--target) + 16px + var(--leading));
    }
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
      --side: min((100cqw - 20px) / 2, 100cqh - 24px - var(--rows));
      --tools: calc(50cqw + var(--side) + 10px);
      --chips: calc(var(--control) + 8px);
      --chips-wrap: nowrap;
      --chips-flex: 1 1 120px;
    }
  }

  /* Lower than this a narrow frame scrolls however small the stage: there it is as broad as the frame. */
  @media (max-width: 560px) and (max-height: 500px), (max-width: 464px) and (max-height: 655px), (max-width: 464px) and (max-height: 760px) and (pointer: coarse) {
    :host([fitted]) {
      grid-template-rows: auto minmax(min(100vw - 32px, 100dvh - 40px), 1fr) auto auto;
    }
  }

  /* Two planes, one under the other, are longer than any frame: those scroll. */
  @media (max-width: 560px) {
    :host([fitted][two]) .main,
    :host([fitted][two]) ml-input-plane {
      --side: min(100cqw, 100dvh - 40px);
    }

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

  /* Two planes side by side are as broad as such a frame: what plays stands below them, and the sliders beside that. */
  @media ${broad} {
    :host([fitted][two]) {
      grid-template: "layers layers" auto "stage stage" minmax(0, 1fr) "controls margins" auto / minmax(270px, 2fr) 3fr;
      column-gap: 28px;
    }

    :host([fitted][two]) .layers {
      grid-area: layers;
    }

    :host([fitted][two]) .room {
      grid-area: stage;
    }

    :host([fitted][two]) .controls {
      grid-area: controls;
      min-height: 0;
      padding-block: 8px 0;
    }

    :host([fitted][two]) ml-margins {
      --slider: 180px;
      grid-area: margins;
      max-height: calc(var(--control) + var(--track) + 44px);
      margin-top: 8px;
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
      grid-area: margins;
      min-height: 0;
    }

    /* The inset is for the rings of what is focused, which scrolling cuts off. */
    :host([fitted]) ml-margins {
      --ring: 6px;
      align-content: start;
      margin-inline: calc(-1 * var(--ring));
      padding-inline: var(--ring);
      overflow: hidden auto;
      scrollbar-width: thin;
      scrollbar-color: var(--edge) transparent;
    }
  }
`;
