/**
 * `<ml-segments>`: one of a few, side by side. Native radio buttons underneath, so arrow keys and screen readers need no help.
 *
 * | property  | type     |                     |
 * |-----------|----------|---------------------|
 * | `options` | Option[] | `{ id, label }`     |
 * | `value`   | string   | the chosen id       |
 * | `label`   | string   | what is being chosen |
 *
 * Event `change`, `CustomEvent<{ value }>`.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../styles/base";
import { silence, tell } from "./events";
import type { Option } from "./spec";

@customElement("ml-segments")
export class Segments extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }

      div {
        display: inline-flex;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
      }

      label {
        position: relative;
        display: grid;
        place-items: center;
        height: var(--control);
        padding: 0 10px;
        color: var(--ink-2);
        cursor: pointer;
        white-space: nowrap;
      }

      label:first-child {
        border-radius: var(--radius) 0 0 var(--radius);
      }

      label:last-child {
        border-radius: 0 var(--radius) var(--radius) 0;
      }

      label:hover {
        color: var(--ink);
      }

      label:has(:checked) {
        background: var(--ink);
        color: var(--paper);
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
        z-index: 1;
      }

      input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: inherit;
      }

      @media (forced-colors: active) {
        label:has(:checked) {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) options: readonly Option[] = [];
  @property() value = "";
  @property() label = "";

  override render(): TemplateResult {
    return html`
      <div role="radiogroup" aria-label=${this.label}>
        ${this.options.map(
          ({ id, label, help }) => html`<label title=${help ?? ""}>
            <input type="radio" name="one" value=${id} .checked=${live(id === this.value)} @input=${silence} @change=${this.choose} />${label}
          </label>`,
        )}
      </div>
    `;
  }

  private readonly choose = (event: Event): void => {
    silence(event);
    this.value = (event.target as HTMLInputElement).value;
    tell(this, "change", { value: this.value });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-segments": Segments;
  }
}
