/**
 * `<ml-sheet>`: on small screens, the choices in a sheet at the foot of the page: a handle with a title that is always there,
 * and the content, which comes up on a tap, a drag or Enter and covers at most two thirds of the screen.
 *
 * | property | type    |
 * |----------|---------|
 * | `label`  | string  |
 * | `open`   | boolean |
 *
 * Default slot: the content. Custom property `--most`: how high it may become, where two thirds of the screen are not the measure.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { vars } from "../styles/vars";

/** A drag this far opens or closes, in CSS pixels; less is a tap. */
const PULL = 32;

@customElement("ml-sheet")
export class Sheet extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto 0 0;
        z-index: 30;
      }

      section {
        border-top: var(--hairline) solid var(--line);
        border-radius: var(--radius-large) var(--radius-large) 0 0;
        background: var(--panel);
        padding-bottom: env(safe-area-inset-bottom);
        translate: 0 var(--pull);
      }

      section.open {
        box-shadow: var(--float);
      }

      header {
        position: relative;
        display: flex;
        padding: 0 16px;
        touch-action: none;
      }

      header::before {
        content: "";
        position: absolute;
        top: 6px;
        left: calc(50% - 18px);
        width: 36px;
        height: 3px;
        border-radius: 2px;
        background: var(--ink-3);
      }

      .handle {
        flex: 1;
        min-height: 52px;
        padding-top: 6px;
        font-weight: 600;
        text-align: left;
      }

      .inside {
        max-height: var(--most, calc(66dvh - 52px));
        padding: 4px 16px 24px;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
    `,
  ];

  @property() label = "";
  @property({ type: Boolean, reflect: true }) open = false;
  @state() private pulled = 0;
  /** The finger on the handle, and where it came down. */
  private hand: { readonly id: number; readonly from: number } | undefined;
  private dragged = false;

  override render(): TemplateResult {
    return html`<section class=${this.open ? "open" : ""} aria-label=${this.label} ${vars({ pull: `${this.pulled}px` })} @keydown=${this.key}>
      <header @pointerdown=${this.down} @pointermove=${this.move} @pointerup=${this.up} @pointercancel=${this.up}
        @click=${this.tap}>
        <button class="handle" type="button" aria-expanded=${this.open ? "true" : "false"} aria-controls="inside">${this.label}</button>
      </header>
      <div class="inside" id="inside" ?hidden=${!this.open}><slot></slot></div>
    </section>`;
  }

  private readonly tap = (): void => {
    if (!this.dragged) this.open = !this.open;
    this.dragged = false;
  };

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || this.hand) return;
    this.hand = { id: event.pointerId, from: event.clientY };
    this.dragged = false;
    // Wherever it is let go, that must be heard; the click then belongs to what holds the pointer, not to the button.
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  private readonly move = (event: PointerEvent): void => {
    if (this.hand?.id !== event.pointerId) return;
    const way = event.clientY - this.hand.from;
    this.pulled = Math.min(Math.max(way, this.open ? 0 : -24), this.open ? 400 : 0);
    if (Math.abs(way) < PULL) return;
    this.dragged = true;
    if (!this.open && way < 0) this.release(true);
  };

  private readonly up = (event: PointerEvent): void => {
    if (this.hand?.id !== event.pointerId) return;
    this.release(this.open && event.clientY - this.hand.from < PULL);
  };

  private release(open: boolean): void {
    this.hand = undefined;
    this.pulled = 0;
    if (this.dragged) this.open = open;
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-sheet": Sheet;
  }
}
