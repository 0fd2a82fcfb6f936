/**
 * `<ml-columns>`: which two columns of the data set are looked at, by their names.
 *
 * | property | type       |                                        |
 * |----------|------------|----------------------------------------|
 * | `figure` | FigureSpec | with the knobs `data`, `x` and `y`     |
 * | `knobs`  | Query      |                                        |
 *
 * Event `column`, `CustomEvent<Setting>`. Sets of the plane have no choice.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { named, value, type FigureSpec } from "../../catalogue";
import { silence, tell } from "../../elements/events";
import { help } from "../../elements/knob/help";
import { knobStyle } from "../../elements/knob/style";
import type { Query } from "../../store/query";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { columns, pairs } from "../catalogue";

@customElement("ml-columns")
export class Columns extends LitElement {
  static override styles = [
    base,
    knobStyle,
    css`
      /* As wide as the column: long names of columns are cut, also in a projector's larger type. */
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }

      label {
        flex: none;
      }

      select {
        min-width: 0;
        max-width: 180px;
      }
    `,
  ];

  @property({ attribute: false }) figure: FigureSpec | undefined;
  @property({ attribute: false }) knobs: Query = new Map();
  override render(): TemplateResult | typeof nothing {
    const { figure } = this;
    const names = figure ? (columns[this.value(figure, "data")] ?? []) : [];
    return figure && names.length > 2 ? html`${["x", "y"].map((id, at) => this.select(figure, id, names, pairs[this.value(figure, "data")]?.[at] ?? at))}` : nothing;
  }

  private select(figure: FigureSpec, id: string, names: readonly string[], own: number): TemplateResult {
    const knob = named(figure, id);
    const number = Number(this.value(figure, id));
    const chosen = number < 0 ? own : Math.min(number, names.length - 1);
    return html`<div class="head">
      <label for=${id} title=${help(knob) || nothing}>${say(knob.words)}</label>
      <select id=${id} aria-description=${help(knob) || nothing} @input=${silence} @change=${(event: Event) => this.choose(event, id)}>
        ${names.map((name, at) => html`<option value=${at} .selected=${at === chosen}>${name}</option>`)}
      </select>
    </div>`;
  }

  private value(figure: FigureSpec, id: string): string {
    return value(named(figure, id), this.knobs);
  }

  private choose(event: Event, id: string): void {
    silence(event);
    tell(this, "column", { id, value: (event.target as HTMLSelectElement).value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-columns": Columns;
  }
}
