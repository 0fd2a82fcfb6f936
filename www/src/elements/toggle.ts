/**
 * `<ml-toggle>`: something that is on or off: a box and a word.
 *
 * | property   | type    |                                    |
 * |------------|---------|------------------------------------|
 * | `checked`  | boolean |                                    |
 * | `label`    | string  |                                    |
 * | `help`     | string  | more about the latter              |
 * | `disabled` | boolean | it changes nothing as things stand |
 *
 * Event `change`, `CustomEvent<{ checked }>`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../styles/base";
import { silence, tell } from "./events";

@customElement("ml-toggle")
export class Toggle extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }

      label {
        display: inline-flex;
        gap: 7px;
        align-items: center;
        min-height: var(--control);
        color: var(--ink-2);
        cursor: pointer;
        white-space: nowrap;
      }

      label:hover {
        color: var(--ink);
      }

      :host([disabled]) {
        opacity: 0.5;
        pointer-events: none;
      }

      input {
        display: grid;
        place-items: center;
        width: 15px;
        height: 15px;
        appearance: none;
        border: var(--hairline) solid var(--edge);
        border-radius: 4px;
        background: var(--panel);
        cursor: inherit;
      }

      input:checked {
        border-color: var(--ink);
        background: var(--ink);
      }

      input:checked::after {
        content: "";
        width: 8px;
        height: 4px;
        margin-top: -2px;
        border: solid var(--paper);
        border-width: 0 0 1.5px 1.5px;
        rotate: -45deg;
      }

      @media (forced-colors: active) {
        input {
          appearance: auto;
        }

        input::after {
          display: none;
        }
      }
    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ type: Boolean }) checked = false;
  @property() label = "";
  @property() help = "";
  @property({ type: Boolean, reflect: true }) disabled = false;

  override render(): TemplateResult {
    return html`<label title=${this.help || nothing}>
      <input type="checkbox" aria-description=${this.help || nothing} .checked=${live(this.checked)} ?disabled=${this.disabled} @input=${silence} @change=${this.change} />${this.label}
    </label>`;
  }

  private readonly change = (event: Event): void => {
    silence(event);
    this.checked = (event.target as HTMLInputElement).checked;
    tell(this, "change", { checked: this.checked });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-toggle": Toggle;
  }
}
