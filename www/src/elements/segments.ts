/**
 * `<ml-segments>`: one of a few, side by side.
 *
 * | property   | type     |                                     |
 * |------------|----------|-------------------------------------|
 * | `options`  | Option[] | `{ id, label, help? }`              |
 * | `value`    | string   | the chosen id                       |
 * | `label`    | string   | what is being chosen                |
 * | `help`     | string   | more about that                     |
 * | `disabled` | boolean  | it changes nothing as things stand  |
 *
 * Event `change`, `CustomEvent<{ value }>`.
 */
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { filledStyle, OneOfMany, radioStyle } from "./radio";
import type { Option } from "./spec";

@customElement("ml-segments")
export class Segments extends OneOfMany {
  static override styles = [
    base,
    radioStyle,
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
        display: grid;
        place-items: center;
        min-width: var(--control);
        height: var(--control);
        padding: 0 var(--segment, 10px);
        color: var(--ink-2);
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
    `,
    filledStyle,
  ];

  @property({ attribute: false }) options: readonly Option[] = [];
  @property() label = "";
  @property() help = "";

  override render(): TemplateResult {
    return html`
      <div role="radiogroup" title=${this.help || nothing} aria-label=${this.label} aria-description=${this.help || nothing}>
        ${this.options.map(
          ({ id, label, help }) => html`<label title=${help || nothing}>
            ${this.radio(id)}${label}
          </label>`,
        )}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-segments": Segments;
  }
}
