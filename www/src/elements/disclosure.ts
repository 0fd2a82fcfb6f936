/**
 * `<ml-disclosure>`: one line of summary that opens. What is inside is only laid out when it is open.
 *
 * | property  | type    |                                      |
 * |-----------|---------|--------------------------------------|
 * | `summary` | string  | “Encoder 64 → 64 → 64 → 2, ReLU”      |
 * | `open`    | boolean |                                      |
 *
 * Event `toggle`, `CustomEvent<{ open }>`. Default slot: the content.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { summary } from "../styles/summary";
import { silence, tell } from "./events";

@customElement("ml-disclosure")
export class Disclosure extends LitElement {
  static override styles = [
    base,
    summary,
    css`
      summary {
        gap: 6px;
      }

      summary span {
        text-wrap: pretty;
      }

      summary::after {
        content: "";
        flex: none;
        width: 5px;
        height: 5px;
        margin: 0 2px;
        border: solid currentColor;
        border-width: 1.5px 1.5px 0 0;
        rotate: 45deg;
      }

      [open] > summary::after {
        rotate: 135deg;
      }

      @media (prefers-reduced-motion: no-preference) {
        summary::after {
          transition: rotate 120ms;
        }
      }

      .inside {
        display: grid;
        gap: 8px;
        padding: 4px 0 12px;
      }
    `,
  ];

  @property() summary = "";
  @property({ type: Boolean }) open = false;

  override render(): TemplateResult {
    return html`<details ?open=${this.open} @toggle=${this.turn}>
      <summary><span>${this.summary}</span></summary>
      <div class="inside"><slot></slot></div>
    </details>`;
  }

  private readonly turn = (event: Event): void => {
    silence(event);
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.open) return;
    this.open = open;
    tell(this, "toggle", { open });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-disclosure": Disclosure;
  }
}
