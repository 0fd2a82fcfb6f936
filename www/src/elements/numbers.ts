/**
 * `<ml-numbers>`: the few large numbers, each with its name below. They keep their width as digits change.
 *
 * | property | type     |                                                        |
 * |----------|----------|--------------------------------------------------------|
 * | `items`  | Figure[] | `{ value: "95.6", unit: "%", label: "test accuracy" }` |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";

const MINUS = "−";

/** A large number, already written. */
export interface Figure {
  readonly value: string;
  readonly unit?: string;
  readonly label: string;
  readonly help?: string;
}

@customElement("ml-numbers")
export class Numbers extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      dl {
        display: grid;
        grid-auto-flow: column;
        gap: 6px;
        justify-content: space-between;
        /* The plots below end so far inside their column. */
        margin: 0 8px 0 0;
      }

      div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
      }

      dt {
        color: var(--ink-2);
        font-size: var(--small);
        line-height: calc(16px * var(--zoom));
      }

      dd {
        position: relative;
        min-width: 3.6ch;
        margin: 0;
        font-size: min(calc(25px * var(--zoom)), 8.4cqw);
        line-height: 1.3;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }

      /* A sign hangs out to the left: the digits stand where they stood without it, and end where the plots below end. */
      .sign {
        position: absolute;
        right: 100%;
      }

      small {
        margin-left: 3px;
        color: var(--ink-2);
        font-size: var(--small);
        letter-spacing: 0;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly Figure[] = [];

  override render(): TemplateResult {
    return html`<dl>
      ${this.items.map(
        ({ value, unit, label, help }) => html`<div title=${help ?? nothing}>
          <dt>${label}</dt>
          <dd>${value.startsWith(MINUS) ? html`<span class="sign">${MINUS}</span>${value.slice(MINUS.length)}` : value}${unit ? html`<small>${unit}</small>` : nothing}</dd>
        </div>`,
      )}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-numbers": Numbers;
  }
}
