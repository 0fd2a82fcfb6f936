/** The style of the probability gallery: choices, a tight matrix of panels, and a text beside each row. */
import { css } from "lit";

export const galleryStyle = css`
  :host {
    display: grid;
    grid-template-columns: 272px minmax(0, var(--widest, 680px)) minmax(240px, 380px);
    gap: 32px 36px;
  }

  nav,
  section {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
  }

  nav {
    gap: 20px;
  }

  main {
    position: relative;
    min-width: 0;
  }

  ml-plate {
    cursor: crosshair;
  }

  aside {
    position: relative;
  }

  article {
    position: absolute;
    top: var(--top, 0);
    right: 0;
    left: 0;
  }

  .again {
    display: none;
  }

  h2 {
    margin: 0 0 4px;
    font: 600 calc(15px * var(--zoom)) / calc(21px * var(--zoom)) var(--serif);
  }

  p {
    margin: 0 0 6px;
    font: calc(14px * var(--zoom)) / calc(20px * var(--zoom)) var(--serif);
  }

  .note {
    color: var(--ink-2);
    font: var(--small) / calc(17px * var(--zoom)) var(--sans);
  }

  .files {
    display: flex;
    gap: 8px;
  }

  /* Many classes take the width; the texts go below. */
  :host([wide]) {
    grid-template-columns: 272px minmax(0, var(--widest));
  }

  :host([wide]) aside {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
    gap: 16px 32px;
  }

  :host([wide]) article {
    position: static;
  }

  /* Wide enough for texts beside the panels: the probe's card lies over them, where nothing is chosen or compared. */
  @media (min-width: 1400px) {
    :host(:not([wide])) ml-probe {
      --beside: calc(100% + 36px);
      --beside-width: calc(min(100vw - 16px, 1460px) - 56px - 272px - 72px - 100%);
      --beside-wrap: normal;
    }
  }

  @media (max-width: 1280px) {
    :host {
      grid-template-columns: 248px minmax(0, var(--widest, 1fr));
    }

    aside {
      grid-column: 1 / -1;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
      gap: 16px 32px;
    }

    article {
      position: static;
    }
  }

  @media (max-width: 900px) {
    :host {
      display: flex;
      flex-direction: column;
    }

    main {
      order: -1;
    }
  }
`;
