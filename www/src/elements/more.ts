/**
 * `<ml-more>`: a word that opens a sheet, which floats under it and shuts on Escape or when the focus goes elsewhere.
 *
 * | property | type    |                                                                      |
 * |----------|---------|----------------------------------------------------------------------|
 * | `label`  | string  |                                                                      |
 * | `start`  | boolean | the sheet hangs at the start of the placed box around, not under the word |
 *
 * Default slot: what is on the sheet. One longer than the window is high scrolls in itself.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { base } from "../styles/base";
import { floating } from "../styles/floating";
import { summary } from "../styles/summary";

/** Between the sheet and the window's edge, and its least height. */
const EDGE = 12;
const LEAST = 160;

@customElement("ml-more")
export class More extends LitElement {
  static override styles = [
    base,
    summary,
    css`
      details {
        position: relative;
      }

      :host([start]) details {
        position: static;
      }

      summary {
        padding: 0 6px;
        border-radius: var(--radius);
        white-space: nowrap;
      }

      .sheet {
        position: absolute;
        top: calc(100% + 4px);
        right: 0;
        z-index: 20;
        /* Not inherited through the slot of <details>. */
        box-sizing: border-box;
        width: min(calc(326px * var(--zoom)), calc(100vw - 32px));
        max-height: var(--below, 60dvh);
        padding: 8px 16px 16px;
        overflow-y: auto;
        overscroll-behavior: contain;
        border: var(--hairline) solid var(--line);
        ${floating}
      }

      :host([start]) .sheet {
        right: auto;
        left: 0;
      }
    `,
  ];

  @property() label = "";
  @property({ type: Boolean, reflect: true }) start = false;
  @query("details") private details!: HTMLDetailsElement;
  @query(".sheet") private sheet!: HTMLElement;

  override render(): TemplateResult {
    return html`<details @keydown=${this.shut} @focusout=${this.left} @toggle=${this.within}>
      <summary>${this.label}</summary>
      <div class="sheet"><slot></slot></div>
    </details>`;
  }

  private readonly shut = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    this.details.open = false;
    this.details.querySelector("summary")?.focus();
  };

  private readonly within = (): void => {
    const below = innerHeight - this.sheet.getBoundingClientRect().top - EDGE;
    this.sheet.style.setProperty("--below", `${Math.max(below, LEAST)}px`);
  };

  private readonly left = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (next instanceof Node && !this.contains(next) && !this.details.contains(next)) this.details.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-more": More;
  }
}
