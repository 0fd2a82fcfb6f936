/**
 * `<ml-spot-fields>`: the focused point of the board as numbers, or a new one.
 *
 * | property | type   |                                          |
 * |----------|--------|------------------------------------------|
 * | `plate`  | Plate  |                                          |
 * | `points` | Points | carries out what is asked                |
 * | `index`  | number | the focused point, −1 for none           |
 * | `turn`   | any    | changes whenever the points may have     |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Plate } from "../../drawing/exhibit";
import "../../elements/button";
import "../../elements/place";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { spots, type Points } from "./points";

@customElement("ml-spot-fields")
export class SpotFields extends LitElement {
  static override styles = [
    base,
    css`
      ml-place::part(label) {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) plate: Plate | undefined;
  @property({ attribute: false }) points: Points | undefined;
  @property({ type: Number }) index = -1;
  @property({ attribute: false }) turn: unknown;

  override render(): TemplateResult | typeof nothing {
    const { plate, points, index } = this;
    if (!plate || !points) return nothing;
    const point = spots(plate)[index];
    const [x = 0, y = 0] = point ?? [];
    return html`<ml-place .label=${point ? say("classifiers.point", { number: index + 1, class: point[2] }) : say("paint.new")} .x=${x} .y=${y}
      .act=${say(point ? "paint.put" : "paint.add")} @place=${this.place}>
      ${point ? html`<ml-button kind="quiet" @click=${() => points.turn(index)}>${say("classifiers.turn")}</ml-button>
        <ml-button kind="quiet" @click=${() => points.remove(index)}>${say("paint.delete")}</ml-button>` : nothing}
    </ml-place>`;
  }

  private readonly place = ({ detail: { x, y } }: CustomEvent<{ x: number; y: number }>): void => {
    if (this.index >= 0) this.points?.change(this.index, ([, , label]) => [x, y, label]);
    else this.points?.add([x, y]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-spot-fields": SpotFields;
  }
}
