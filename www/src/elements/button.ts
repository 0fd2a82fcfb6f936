/**
 * `<ml-button>`: a button with a word in it.
 *
 * | property   | type                           |                                                      |
 * |------------|--------------------------------|------------------------------------------------------|
 * | `kind`     | `plain`, `quiet`, `filled`     | outlined (default), words alone, or ink: one a page   |
 * | `round`    | boolean                        | a circle, for the transport's signs                  |
 * | `label`    | string                         | spoken name where the content is a sign              |
 * | `help`     | string                         | more about what it does                              |
 * | `pressed`  | boolean or null                | on or off, for a button that stays down              |
 * | `expanded` | boolean or null                | open or not, for a button with a menu                |
 * | `disabled` | boolean                        |                                                      |
 *
 * Listen for the native `click`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";

@customElement("ml-button")
export class Button extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }

      :host([disabled]) {
        pointer-events: none;
      }

      button {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        justify-content: center;
        min-width: var(--target);
        height: var(--target);
        padding: 0 12px;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
        white-space: nowrap;
      }

      button:hover {
        border-color: var(--edge);
      }

      button:active {
        background: var(--fill);
      }

      button:disabled {
        color: var(--ink-2);
        opacity: 0.55;
      }

      .quiet {
        padding: 0 4px;
        border-color: transparent;
        background: none;
        color: var(--ink-2);
      }

      .quiet:hover {
        border-color: transparent;
        color: var(--ink);
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }

      /* Under the pointer too, which would ink the words of a quiet one. */
      .filled,
      [aria-pressed="true"],
      [aria-pressed="true"]:hover {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--paper);
      }

      .filled:active {
        background: var(--ink-2);
      }

      .round {
        width: var(--round, max(36px, var(--target)));
        height: var(--round, max(36px, var(--target)));
        padding: 0;
        border-radius: 50%;
      }
    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() kind: "plain" | "quiet" | "filled" = "plain";
  @property({ type: Boolean }) round = false;
  @property() label = "";
  @property() help = "";
  @property({ type: Boolean }) pressed: boolean | null = null;
  @property({ type: Boolean }) expanded: boolean | null = null;
  @property({ type: Boolean, reflect: true }) disabled = false;

  override render(): TemplateResult {
    return html`<button type="button" class="${this.kind} ${this.round ? "round" : ""}" ?disabled=${this.disabled}
      title=${this.help || this.label || nothing} aria-label=${this.label || nothing} aria-description=${this.help || nothing}
      aria-haspopup=${this.expanded === null ? nothing : "menu"} aria-expanded=${this.expanded === null ? nothing : String(this.expanded)}
      aria-pressed=${this.pressed === null ? nothing : String(this.pressed)}><slot></slot></button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-button": Button;
  }
}
