/** The style of the board: the picture large, its knobs under it, words beside it. */
import { css } from "lit";
import { broad, low } from "../../styles/windows";

export const boardStyle = css`
  :host {
    display: grid;
    /* The whole picture and its knobs fit a laptop's height. */
    grid-template-columns: minmax(0, calc((100dvh - 52px - 86px - 130px) * 4 / 3 + 120px)) minmax(300px, 400px);
    gap: 36px;
  }

  main {
    min-width: 0;
  }

  ml-plate {
    cursor: crosshair;
  }

  .knobs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    gap: 8px 28px;
    margin: 14px 82px 0 38px;
    /* A menu stands beside its name: here no track ties the two together. */
    --choice-from: flex-start;
    --choice-gap: 4px;
  }

  aside,
  section {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
  }

  aside {
    gap: 22px;
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    height: var(--target);
  }

  .said {
    min-height: calc(5 * 24px * var(--zoom));
  }

  p {
    margin: 0;
    font: calc(15px * var(--zoom)) / calc(23px * var(--zoom)) var(--serif);
  }

  .said p {
    font-size: calc(16px * var(--zoom));
    line-height: calc(24px * var(--zoom));
  }

  .hint {
    color: var(--ink-2);
    font: var(--small) / calc(17px * var(--zoom)) var(--sans);
  }

  .files {
    display: flex;
    gap: 8px;
  }

  @media (max-width: 900px) and (not (${low})) {
    :host {
      display: block;
    }

    main {
      margin-bottom: 24px;
    }

    aside {
      max-width: 560px;
    }

    .knobs {
      margin-inline: 0;
    }
  }

  /* A low window: the picture whole on the left, all that changes it and what came of it beside it. */
  @media ${low} {
    :host {
      grid-template: "picture knobs" auto "picture words" 1fr / minmax(0, 1fr) minmax(0, 260px);
      gap: 16px 20px;
      align-items: start;
    }

    main {
      display: contents;
    }

    ml-plate {
      position: sticky;
      top: 8px;
      grid-area: picture;
      max-height: calc(100dvh - 52px - 76px);
    }

    .knobs {
      grid-area: knobs;
      margin: 0;
    }

    aside {
      grid-area: words;
    }
  }

  /* In an article's frame: beside the picture where the frame is broad, else below it, in two columns where there is room for them. */
  :host([framed]) {
    display: block;
  }

  :host([framed]) main {
    display: block;
    margin: 0 0 20px;
  }

  :host([framed]) ml-plate {
    position: static;
    max-height: max(240px, 66dvh);
  }

  :host([framed]) .knobs {
    margin: 12px 0 0;
  }

  :host([framed]) aside {
    gap: 16px;
    max-width: none;
  }

  @media (min-width: 561px) {
    :host([framed]) aside {
      display: grid;
      grid-template: "preset points" auto "said points" auto "choices points" 1fr "source source" auto / minmax(0, 1fr) minmax(0, 1fr);
      gap: 16px 36px;
    }

    :host([framed]) ml-menu {
      grid-area: preset;
    }

    :host([framed]) .said {
      grid-area: said;
    }

    :host([framed]) .points {
      grid-area: points;
    }

    :host([framed]) .choices {
      grid-area: choices;
    }

    :host([framed]) .source {
      grid-area: source;
    }
  }

  @media ${broad} {
    :host([framed]) {
      display: grid;
      grid-template: "picture words" auto / minmax(0, 1fr) minmax(0, calc(280px * var(--zoom)));
      gap: 28px;
      align-items: start;
    }

    :host([framed]) main {
      position: sticky;
      top: 12px;
      grid-area: picture;
      margin: 0;
    }

    :host([framed]) aside {
      display: flex;
      grid-area: words;
    }

    :host([framed]) ml-plate {
      max-height: max(240px, 100dvh - 112px);
    }
  }

  .finger {
    display: none;
  }

  @media (pointer: coarse) {
    .mouse,
    .keys {
      display: none;
    }

    .finger {
      display: block;
    }
  }
`;
