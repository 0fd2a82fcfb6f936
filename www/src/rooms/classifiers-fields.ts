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
import { customElement, property, queryAll } from "lit/decorators.js";
import type { Plate } from "../drawing/exhibit";
import "../elements/button";
import { silence } from "../elements/events";
import { base } from "../styles/base";
import { say } from "../words/words";
import { spots, type Points } from "./classifiers-points";

@customElement("ml-spot-fields")
export class SpotFields extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 10px;
        align-items: center;
        color: var(--ink-2);
      }

      span {
        width: 100%;
      }

      label {
        display: flex;
        gap: 4px;
        align-items: center;
      }

      i {
        font-family: var(--serif);
      }

      input {
        width: 9ch;
        height: calc(var(--target) - 4px);
        padding: 0 6px;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) plate: Plate | undefined;
  @property({ attribute: false }) points: Points | undefined;
  @property({ type: Number }) index = -1;
  @property({ attribute: false }) turn: unknown;
  @queryAll("input") private inputs!: NodeListOf<HTMLInputElement>;

  override render(): TemplateResult | typeof nothing {
    const { plate, points, index } = this;
    if (!plate || !points) return nothing;
    const point = spots(plate)[index];
    const [x = 0, y = 0] = point ?? [];
    const field = (name: string, value: number): TemplateResult => html`<label><i>${name}</i>
      <input type="number" step="any" aria-label=${say("paint.coordinate", { name })} .value=${String(Number(value.toPrecision(6)))} @keydown=${this.enter} @input=${silence} @change=${silence} /></label>`;
    return html`<form>
      <span>${point ? say("classifiers.point", { number: index + 1, class: point[2] }) : say("paint.new")}</span>
      ${field("x", x)}${field("y", y)}
      <ml-button @click=${this.place}>${say(point ? "paint.put" : "paint.add")}</ml-button>
      ${point ? html`<ml-button kind="quiet" @click=${() => points.turn(index)}>${say("classifiers.turn")}</ml-button>
        <ml-button kind="quiet" @click=${() => points.remove(index)}>${say("paint.delete")}</ml-button>` : nothing}
    </form>`;
  }

  /** With two fields and no button of its own, a form is not submitted by Enter. */
  private readonly enter = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.place();
  };

  private readonly place = (): void => {
    const [x, y] = [...this.inputs].map((input) => input.valueAsNumber);
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return;
    if (this.index >= 0) this.points?.change(this.index, ([, , label]) => [x, y, label]);
    else this.points?.add([x, y]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-spot-fields": SpotFields;
  }
}
