/**
 * `<ml-plot>`: a small picture with its title, in the one style that all small pictures share. The canvas comes through the
 * slot and keeps the ratio given here, so nothing moves when it is first drawn.
 *
 * | property      | type   |                                                  |
 * |---------------|--------|--------------------------------------------------|
 * | `heading`     | string | small capitals above                             |
 * | `description` | string | what the picture shows, for screen readers       |
 * | `ratio`       | number | width over height                                |
 *
 * Slot `beside`: something small right of the heading (a menu, a legend).
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { vars } from "../styles/vars";

@customElement("ml-plot")
export class Plot extends LitElement {
  static override styles = [
    base,
    css`
      figure {
        margin: 0;
      }

      i {
        font-style: normal;
        text-transform: none;
      }

      header {
        display: flex;
        gap: 8px;
        align-items: baseline;
        justify-content: space-between;
        min-height: 20px;
        margin-bottom: 6px;
      }

      .picture {
        position: relative;
        aspect-ratio: var(--ratio);
      }

      ::slotted(canvas) {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  @property() heading = "";
  @property() description = "";
  @property({ type: Number }) ratio = 2.6;

  override render(): TemplateResult {
    return html`<figure aria-labelledby="heading">
      <header><h3 class="caps" id="heading">${uncapped(this.heading)}</h3><slot name="beside"></slot></header>
      <div class="picture" role="img" aria-label=${this.description || this.heading} ${vars({ ratio: this.ratio })}><slot></slot></div>
    </figure>`;
  }
}

/** Small capitals would turn θ into Θ, which is another letter. */
function uncapped(heading: string): (string | TemplateResult)[] {
  return heading.split(/(\S*[α-ω]\S*)/u).map((part, at) => (at % 2 === 0 ? part : html`<i>${part}</i>`));
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-plot": Plot;
  }
}
