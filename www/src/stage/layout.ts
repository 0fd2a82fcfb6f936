/**
 * Layout of an experiment: toolbar, stage (two planes for data of the plane: side by side or, where that makes both larger, one above
 * the other), transport, sliders. On a phone one under the other, the second plane last; in a low window the stage on the left and
 * everything else beside it. Where its height is given it is laid out by `framed.ts`.
 */
import { css } from "lit";
import { low } from "../styles/windows";

export const layout = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto auto;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
  }

  .planes {
    --side: min(100cqw, 100cqh);
    display: flex;
    gap: 20px;
    align-items: flex-start;
    justify-content: center;
    min-height: 0;
  }

  .room {
    display: grid;
    align-content: center;
    min-height: 0;
    container-type: size;
  }

  /* The name above each, and what one paints with below: the classes take what is left, and scroll in it. */
  .two {
    /* The numbers of a point: its name, its place and, where a point is held, what else one does with it. */
    --numbers: calc(var(--leading) + 2 * var(--target) + 8px);
    --rest: calc(44px + var(--target) + var(--numbers));
    --side: min((100cqw - 20px) / 2, 100cqh - var(--rest) - var(--control));
    --chips: calc(100cqh - var(--rest) - var(--side));
  }

  /* The data first, then what the encoder makes of them. */
  @media (min-width: 561px) {
    .two > ml-input-plane {
      order: -1;
    }
  }

  /* Which plane is which. */
  .two > * {
    position: relative;
    margin-top: 24px;
  }

  .two > *::before {
    position: absolute;
    bottom: calc(100% + 3px);
    left: 2px;
    color: var(--ink-2);
    content: attr(data-name);
  }

  .main {
    position: relative;
    flex: none;
    width: var(--side);
    height: var(--side);
  }

  ml-stage {
    width: 100%;
    height: 100%;
  }

  ml-input-plane {
    width: var(--side);
  }

  /* Where the room is higher than broad, and has place beside a plane for what one paints with: one above the other, both larger. */
  @container (min-width: 30em) and (max-aspect-ratio: 9/10) {
    :host(:not([fitted])) .two {
      --side: min(100cqw - 196px * var(--zoom), (100cqh - 68px) / 2);
      --numbers: calc(var(--leading) + 3 * var(--target) + 12px);
      --chips: calc(var(--side) - 16px - var(--target) - var(--numbers));
      flex-direction: column;
    }

    :host(:not([fitted])) .two > ml-input-plane {
      display: grid;
      grid-template: auto auto auto 1fr / var(--side) minmax(0, 1fr);
      gap: 12px 16px;
      width: 100%;
    }
  }

  /* As high as what comes later, so that the stage stays where it is. */
  .layers {
    min-height: max(45px, calc(var(--target) + 14px));
  }

  .controls {
    min-height: calc(max(42px, var(--target)) + 28px);
    padding: 12px 0 16px;
  }

  @media (max-width: 900px) {
    .room {
      display: block;
      container-type: inline-size;
    }

    .planes {
      /* With the bar above it and the transport below, all of it on screen, unless that makes it tiny. */
      --side: max(min(100cqw, 100dvh - 300px), min(100cqw, 280px));
    }

    .two {
      --side: calc((100cqw - 20px) / 2);
      --chips: calc(4 * var(--control) + 6px);
    }
  }

  /* One under the other, with the transport between them: what plays is seen. */
  @media (max-width: 560px) {
    :host {
      display: flex;
      flex-direction: column;
      container-type: inline-size;
    }

    .room,
    .planes {
      display: contents;
    }

    .main,
    ml-input-plane {
      --side: max(min(100cqw, 100dvh - 300px), min(100cqw, 280px));
      align-self: center;
      order: 1;
    }

    .controls,
    ml-margins {
      order: 2;
    }

    ml-input-plane {
      order: 3;
    }
  }

  @media (max-width: 464px) {
    .controls {
      min-height: calc(var(--target) + 80px);
    }
  }

  /* A low window, such as a phone on its side: the stage on the left as high as there is room, what acts on it beside it. */
  @media ${low} {
    :host(:not([fitted])) {
      --high: calc(100dvh - var(--above, 0px) - 24px);
      display: grid;
      grid-template: "stage layers" auto "stage controls" auto "stage margins" 1fr / auto minmax(0, 1fr);
      column-gap: 16px;
      align-items: start;
      padding-top: 12px;
      container-type: normal;
    }

    :host(:not([fitted])) .room {
      display: block;
      grid-area: stage;
      container-type: normal;
    }

    :host(:not([fitted])) .planes {
      --side: min(var(--high), 100vw - 324px);
      display: flex;
    }

    :host(:not([fitted])) .two {
      --side: min(var(--high), 50vw - 172px);
    }

    :host(:not([fitted])) .layers {
      grid-area: layers;
      margin-top: -8px;
    }

    :host(:not([fitted])) .controls {
      grid-area: controls;
      min-height: var(--target);
      padding: 4px 0 12px;
    }

    :host(:not([fitted])) ml-margins {
      grid-area: margins;
    }
  }
`;
