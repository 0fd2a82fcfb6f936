/**
 * `<ml-legend>`: what the large picture shows, sign by sign, in plain words. The signs are drawn as the picture draws them
 * (`src/figure/view/embedding.rs`).
 */
import { css, html, LitElement, svg, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";

/** The key of the words, and the sign in a box of 56 × 22. */
const SIGNS: readonly (readonly [string, TemplateResult])[] = [
  ["legend.field", svg`<rect class="field" x="4" y="1" width="48" height="20" rx="3" />`],
  ["legend.boundary", svg`<path class="line" d="M4 18 52 4" />`],
  ["legend.margin", svg`<path class="line dashed" d="M4 18 52 4" />`],
  ["legend.prototype", svg`<path class="ray" d="M4 17 40 8" /><circle class="disc" cx="43" cy="9" r="8" /><text x="43" y="12.4">3</text>`],
  ["legend.points", svg`<rect class="field" x="4" y="1" width="48" height="20" rx="3" /><circle class="faint" cx="19" cy="11" r="4" /><circle class="rimmed" cx="38" cy="11" r="5" />`],
  ["legend.wrong", svg`<circle class="rimmed" cx="28" cy="11" r="4.5" /><circle class="wrong" cx="28" cy="11" r="8" />`],
  ["legend.mean", svg`<path class="cross" d="m23 6 10 10M33 6 23 16" />`],
];

@customElement("ml-legend")
export class Legend extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 56px minmax(0, 1fr);
        gap: 16px;
        align-items: center;
        min-height: 30px;
        padding: 4px 0;
        border-bottom: var(--hairline) solid var(--line);
      }

      svg {
        width: 56px;
        height: 22px;
        fill: none;
        stroke-width: 1.3px;
      }

      .line,
      .ray,
      .cross {
        stroke: var(--ink);
      }

      .dashed {
        stroke-dasharray: 5 4;
        stroke: var(--ink-2);
      }

      .ray {
        stroke-width: 1.6px;
      }

      .cross {
        stroke-width: 2px;
      }

      .disc,
      .rimmed {
        fill: var(--class-0);
      }

      .faint {
        fill: var(--class-0);
        opacity: 0.62;
      }

      .rimmed {
        stroke: var(--panel);
      }

      .wrong {
        stroke: var(--wrong);
        stroke-width: 1.8px;
      }

      .field {
        fill: var(--class-0);
        opacity: 0.36;
      }

      text {
        fill: light-dark(var(--ink), var(--paper));
        font: 700 9.5px var(--sans);
        text-anchor: middle;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<h3 class="caps">${say("legend.section")}</h3>
      <ul>${SIGNS.map(([key, sign]) => html`<li><svg viewBox="0 0 56 22" aria-hidden="true">${sign}</svg><span>${say(key)}</span></li>`)}</ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-legend": Legend;
  }
}
