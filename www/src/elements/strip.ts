/**
 * `<ml-strip>`: things side by side that are swiped through, each at home when the finger lifts. Its children are the things;
 * the next one always peeks in from the edge, so that nobody needs telling.
 *
 * | property | type   |                              |
 * |----------|--------|------------------------------|
 * | `label`  | string | what is in it, spoken        |
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";

@customElement("ml-strip")
export class Strip extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: grid;
        grid-auto-columns: min(320px, 82vw);
        grid-auto-flow: column;
        gap: 20px;
        align-items: start;
        padding: 0 16px 4px;
        overflow-x: auto;
        scroll-padding: 0 16px;
        scroll-snap-type: x mandatory;
        scrollbar-width: none;
        overscroll-behavior-x: contain;
      }

      ::slotted(*) {
        scroll-snap-align: start;
      }
    `,
  ];

  @property() label = "";

  override render(): TemplateResult {
    return html`<div role="group" aria-label=${this.label} tabindex="0"><slot></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-strip": Strip;
  }
}
