/**
 * `<ml-data-cards>`: the data sets to choose from, each with a picture of its samples in their class colours; the last
 * card takes one's own table.
 *
 * | property | type   |                                                                        |
 * |----------|--------|------------------------------------------------------------------------|
 * | `cards`  | Card[] | `{ id, label, help?, thumbnail: [x, y, class, x, y, class, …] }`, x and y 0–100 |
 * | `value`  | string | the chosen id                                                          |
 * | `upload` | string | words of the last card; empty for none                                  |
 *
 * Events `change` (`{ value }`) and `upload`.
 */
import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { dataCardsStyle } from "./style";
import { tell } from "../events";
import { OneOfMany, radioStyle } from "../radio";
import type { Option } from "../spec";

/** A data set's card. */
export interface Card extends Option {
  /** Rows of x, y (0–100, y downwards) and class. */
  readonly thumbnail: readonly number[];
}

@customElement("ml-data-cards")
export class DataCards extends OneOfMany {
  static override styles = [base, radioStyle, dataCardsStyle];

  @property({ attribute: false }) cards: readonly Card[] = [];
  @property() upload = "";

  override render(): TemplateResult {
    return html`<div>
      <span class="radios" role="radiogroup" aria-label=${say("data.section")}>
        ${this.cards.map((card) => this.card(card))}
      </span>
      ${this.upload === ""
        ? nothing
        : html`<button type="button" @click=${() => tell(this, "upload")}><span class="plus" aria-hidden="true">+</span>${this.upload}</button>`}
    </div>`;
  }

  private card({ id, label, help, thumbnail }: Card): TemplateResult {
    return html`<label title=${help ?? nothing}>
      ${this.radio(id)}${dots(thumbnail)}<span class="name">${label}</span>
    </label>`;
  }
}

/** One path per class: a round cap on a line of no length is a dot. */
function dots(rows: readonly number[]): TemplateResult {
  const paths: string[] = [];
  for (let at = 0; at + 2 < rows.length; at += 3) {
    const k = (rows[at + 2] ?? 0) % 10;
    paths[k] = `${paths[k] ?? ""}M${rows[at]} ${rows[at + 1]}h0`;
  }
  return html`<svg viewBox="-8 -8 116 116" aria-hidden="true">${paths.map((path, k) => svg`<path class="c${k}" d=${path} />`)}</svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-data-cards": DataCards;
  }
}
