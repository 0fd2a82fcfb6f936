/**
 * Style of one figure's page: the figure on the left, whole in the window, where that is roomy with what it shows in words right below
 * it; what it is, its steps and its knobs on the right. In a narrow window one below the other, the figure in view while the knobs pass
 * below it.
 */
import { css } from "lit";
import { low } from "../../styles/windows";

export const figurePageStyle = css`
  .sides {
    display: grid;
    grid-template: "figure head" auto "figure knobs" 1fr / minmax(0, 1fr) minmax(0, calc(300px * var(--zoom)));
    gap: 20px 40px;
    align-items: start;
  }

  /* A figure that is read beside its steps; what can be changed stands below it. */
  .paneled {
    grid-template: "figure head" auto "figure steps" auto "knobs steps" 1fr / minmax(0, 1.35fr) minmax(360px, 1fr);
  }

  header {
    grid-area: head;
  }

  .back {
    color: var(--ink-2);
    text-decoration: none;
  }

  .back:hover {
    color: var(--ink);
  }

  h1 {
    margin: 12px 0 6px;
    font: 500 calc(26px * var(--zoom)) / calc(32px * var(--zoom)) var(--serif);
  }

  header p {
    max-width: 66ch;
    margin: 0;
    font: calc(16px * var(--zoom)) / calc(25px * var(--zoom)) var(--serif);
  }

  .shown {
    position: sticky;
    top: 16px;
    grid-area: figure;
    min-width: 0;
    max-width: 1360px;
  }

  figure {
    margin: 0;
  }

  ml-plate {
    display: block;
    /* The bar above, the source below. */
    max-height: max(300px, 100dvh - 52px - 88px);
  }

  ml-steps {
    grid-area: steps;
  }

  figcaption span {
    flex: none;
  }

  /* Its place is kept: nothing moves when a run begins or ends. */
  .kept {
    visibility: hidden;
  }

  aside {
    display: flex;
    grid-area: knobs;
    flex-direction: column;
    gap: 14px;
  }

  .paneled aside {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    gap: 14px 36px;
    align-items: end;
  }

  .drags {
    cursor: grab;
    touch-action: pan-y;
  }

  figcaption {
    display: flex;
    gap: 20px;
    justify-content: space-between;
    margin-top: 8px;
    color: var(--ink-2);
    font-size: var(--small);
    line-height: calc(16px * var(--zoom));
  }

  .groups,
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .groups {
    gap: 12px;
    margin-top: 6px;
  }

  .lab {
    padding: 6px 0;
    color: var(--focus);
  }

  section {
    max-width: 76ch;
    margin-top: 24px;
    padding-top: 12px;
    border-top: var(--hairline) solid var(--line);
  }

  section ul {
    margin: 0;
    padding-left: 1.2em;
    color: var(--ink-2);
  }

  @media print {
    .back,
    .sides aside {
      display: none;
    }

    .sides {
      display: block;
    }

    .shown {
      position: static;
    }

    ml-steps {
      margin-top: 16px;
    }
  }

  /* One below the other; not a grid, where the figure would be held by its own row. */
  @media (max-width: 900px) and (not (${low})) {
    .sides {
      display: flex;
      flex-direction: column;
      gap: 16px;
      align-items: stretch;
    }

    .shown {
      /* Broader than what passes under it, by its focus rings. */
      --ring: 6px;
      top: 0;
      z-index: 1;
      margin-inline: calc(-1 * var(--ring));
      padding: 4px var(--ring) 8px;
      background: var(--paper);
    }

    ml-plate {
      max-height: max(280px, 62dvh);
    }
  }

  @media ${low} {
    .sides,
    .paneled {
      grid-template-columns: minmax(0, 1fr) minmax(0, 280px);
      gap: 12px 20px;
    }

    /* The first knob is in sight whatever the system's serif. */
    h1 {
      margin: 4px 0 2px;
      font-size: calc(20px * var(--zoom));
      line-height: calc(24px * var(--zoom));
    }

    header p {
      font-size: calc(14px * var(--zoom));
      line-height: calc(19px * var(--zoom));
    }

    .shown {
      top: 8px;
    }

    ml-plate {
      max-height: calc(100dvh - 52px - 48px);
    }

    .paneled aside {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
