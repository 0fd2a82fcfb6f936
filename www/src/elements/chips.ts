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
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import { filledStyle, OneOfMany, radioStyle } from "./radio";
import type { Option } from "./spec";

@customElement("ml-chips")
export class Chips extends OneOfMany {
  static override styles = [
    base,
    radioStyle,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      label,
      button {
        display: grid;
        place-items: center;
        height: var(--control);
        padding: 0 11px;
        border: var(--hairline) solid var(--line);
        border-radius: 999px;
        background: var(--panel);
        color: var(--ink-2);
        white-space: nowrap;
      }

      label:hover,
      button:hover {
        border-color: var(--edge);
        color: var(--ink);
      }
    `,
    filledStyle,
  ];

  @property({ attribute: false }) options: readonly Option[] = [];
  @property() label = "";
  @property({ type: Number }) few = 7;
  @state() private open = false;

  override render(): TemplateResult {
    const all = this.open || this.options.length <= this.few + 1;
    const shown = all ? this.options : this.options.filter(({ id }, at) => at < this.few || id === this.value);
    return html`
      <div role="radiogroup" aria-label=${this.label}>
        ${shown.map(
          ({ id, label, help }) => html`<label title=${help || nothing}>
            ${this.radio(id)}${label}
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
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-chips": Chips;
  }
}
