/**
 * Style of one figure's page: the figure at the left, its knobs at the right; on a small screen one below the other.
 */
import { css } from "lit";

export const figurePageStyle = css`
  .back {
    color: var(--ink-2);
    text-decoration: none;
  }

  .back:hover {
    color: var(--ink);
  }

  h1 {
    margin: 10px 0 4px;
    font: 500 calc(26px * var(--zoom)) / calc(32px * var(--zoom)) var(--serif);
  }

  .what {
    max-width: 66ch;
    margin: 0 0 20px;
    font: calc(16px * var(--zoom)) / calc(25px * var(--zoom)) var(--serif);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 284px;
    gap: 36px;
    align-items: start;
  }

  /* A figure that is read beside its steps: both in view, what can be changed below. */
  .paneled {
    grid-template-columns: minmax(0, 1.35fr) minmax(360px, 1fr);
  }

  .paneled aside {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    gap: 14px 36px;
    align-items: end;
  }

  figure {
    margin: 0;
    max-width: 980px;
  }

  ml-plate {
    display: block;
  }

  .drags {
    cursor: grab;
    touch-action: pan-y;
  }

  figcaption {
    margin-top: 8px;
    color: var(--ink-2);
    font-size: var(--small);
    line-height: 16px;
  }

  aside {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
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

    ml-steps {
      margin-top: 16px;
    }
  }

  @media (max-width: 900px) {
    .sides,
    .paneled {
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
    }

    .paneled figure {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--paper);
    }
  }
`;
