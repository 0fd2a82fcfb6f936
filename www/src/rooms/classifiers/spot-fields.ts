/**
 * `<ml-spot-fields>`: the focused point of the board as numbers, or a new one. What can be done with a point keeps its place where
 * there is none, so that nothing below moves.
 *
 * | property | type   |                                          |
 * |----------|--------|------------------------------------------|
 * | `points` | Points | carries out what is asked                |
 * | `index`  | number | the focused point, −1 for none           |
 * | `spot`   | Spot   | that point; absent where there is none   |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../../elements/button";
import "../../elements/place";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import type { Points, Spot } from "./points";

@customElement("ml-spot-fields")
export class SpotFields extends LitElement {
  static override styles = [
    base,
    css`
      ml-place::part(label),
      span {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) points: Points | undefined;
  @property({ type: Number }) index = -1;
  @property({ attribute: false }) spot: Spot | undefined;

  override render(): TemplateResult | typeof nothing {
    const { points, index, spot } = this;
    if (!points) return nothing;
    const [x = 0, y = 0] = spot ?? [];
    return html`<ml-place .label=${spot ? say("classifiers.point", { number: index + 1, class: spot[2] }) : say("paint.new")} .x=${x} .y=${y}
      .act=${say(spot ? "paint.put" : "paint.add")} @place=${this.place}>
      <span>
        <ml-button kind="quiet" ?disabled=${!spot} @click=${() => points.turn(index)}>${say("classifiers.turn")}</ml-button>
        <ml-button kind="quiet" ?disabled=${!spot} @click=${() => points.remove(index)}>${say("paint.delete")}</ml-button>
      </span>
    </ml-place>`;
  }

  private readonly place = ({ detail: { x, y } }: CustomEvent<{ x: number; y: number }>): void => {
    if (this.spot) this.points?.change(this.index, ([, , label]) => [x, y, label]);
    else this.points?.add([x, y]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-spot-fields": SpotFields;
  }
}
