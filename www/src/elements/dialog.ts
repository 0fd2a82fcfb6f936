/**
 * `<ml-dialog>`: a sheet of paper over the page, from the browser's own `<dialog>` (focus stays inside, Escape closes).
 *
 * | property  | type    |
 * |-----------|---------|
 * | `heading` | string  |
 * | `open`    | boolean |
 *
 * Event `close`. Default slot: the content.
 */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { base } from "../styles/base";
import { floating } from "../styles/floating";
import { say } from "../words/words";
import "./button";
import { silence, tell } from "./events";

@customElement("ml-dialog")
export class Dialog extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }

      dialog {
        width: min(560px, calc(100vw - 32px));
        max-height: calc(100dvh - 48px);
        padding: 0;
        overflow: auto;
        border: var(--hairline) solid var(--line);
        color: var(--ink);
        ${floating}
        overscroll-behavior: contain;
      }

      /* The sheet itself, focused as it opens, is no control. */
      dialog:focus-visible {
        outline: none;
      }

      dialog::backdrop {
        background: light-dark(#17191e59, #00000099);
      }

      .head {
        position: sticky;
        top: 0;
        z-index: 1;
        display: flex;
        gap: 16px;
        align-items: baseline;
        justify-content: space-between;
        padding: 20px 24px 8px;
        background: var(--panel);
      }

      h2 {
        margin: 0;
        font: 600 calc(19px * var(--zoom)) / 1.3 var(--serif);
      }

      .inside {
        padding: 4px 24px 24px;
      }
    `,
  ];

  @property() heading = "";
  @property({ type: Boolean, reflect: true }) open = false;
  @query("dialog") private dialog!: HTMLDialogElement;
  /** The press began beside the sheet. */
  private outside = false;

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @close=${this.closed} @pointerdown=${this.press} @click=${this.beside}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <ml-button kind="quiet" @click=${this.shut}>${say("control.close")}</ml-button>
      </div>
      <div class="inside"><slot></slot></div>
    </dialog>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("open") || this.open === this.dialog.open) return;
    if (this.open) this.dialog.showModal();
    else this.dialog.close();
  }

  private readonly shut = (): void => this.dialog.close();

  private readonly press = (event: PointerEvent): void => {
    this.outside = event.target === this.dialog;
  };

  /** Text that is marked to beyond the sheet's edge does not close it: the press must have begun beside it too. */
  private readonly beside = (event: MouseEvent): void => {
    if (this.outside && event.target === this.dialog) this.dialog.close();
  };

  private readonly closed = (event: Event): void => {
    silence(event);
    this.open = false;
    tell(this, "close");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-dialog": Dialog;
  }
}
