/**
 * `<ml-chips>`: one of many, as a flowing row of words; what does not fit in the first `few` waits behind “More…”.
 *
 * | property  | type     |                                        |
 * |-----------|----------|----------------------------------------|
 * | `options` | Option[] | `{ id, label, help? }`                 |
 * | `value`   | string   | the chosen id, always among those shown |
 * | `label`   | string   | what is being chosen                   |
 * | `few`     | number   | how many are shown at first            |
 *
 * Event `change`, `CustomEvent<{ value }>`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import { silence, tell } from "./events";
import type { Option } from "./spec";

@customElement("ml-chips")
export class Chips extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      label,
      button {
        position: relative;
        display: grid;
        place-items: center;
        height: var(--control);
        padding: 0 11px;
        border: var(--hairline) solid var(--line);
        border-radius: 999px;
        background: var(--panel);
        color: var(--ink-2);
        cursor: pointer;
        white-space: nowrap;
      }

      label:hover,
      button:hover {
        border-color: var(--edge);
        color: var(--ink);
      }

      label:has(:checked) {
        border-color: var(--ink);
        background: var(--ink);
        color: var(--paper);
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
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
  @property({ type: Number }) few = 7;
  @state() private open = false;

  override render(): TemplateResult {
    const all = this.open || this.options.length <= this.few + 1;
    const shown = all ? this.options : this.options.filter(({ id }, at) => at < this.few || id === this.value);
    return html`
      <div role="radiogroup" aria-label=${this.label}>
        ${shown.map(
          ({ id, label, help }) => html`<label title=${help ?? ""}>
            <input type="radio" name="one" value=${id} .checked=${live(id === this.value)} @input=${silence} @change=${this.choose} />${label}
          </label>`,
        )}
        ${all ? nothing : html`<button type="button" @click=${this.more}>${say("control.more")}</button>`}
      </div>
    `;
  }

  private readonly more = (): void => {
    this.open = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>("label:last-of-type input")?.focus());
  };

  private readonly choose = (event: Event): void => {
    silence(event);
    this.value = (event.target as HTMLInputElement).value;
    tell(this, "change", { value: this.value });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-chips": Chips;
  }
}
