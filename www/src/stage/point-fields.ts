/**
 * `<ml-point-fields>`: a point of two-dimensional data as numbers: where the focused one lies, or where a new one shall.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 * | `painter`    | Painter    |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, queryAll, state } from "lit/decorators.js";
import "../elements/button";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import type { Experiment } from "../trainer/experiment";
import { say } from "../words/words";
import type { Painter } from "./painter";

@customElement("ml-point-fields")
export class PointFields extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        align-items: center;
        color: var(--ink-2);
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
        width: 8ch;
        height: calc(var(--target) - 4px);
        padding: 0 6px;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius);
        background: var(--panel);
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ attribute: false }) painter: Painter | undefined;
  @queryAll("input") private inputs!: NodeListOf<HTMLInputElement>;
  /** The point being edited stays the same when the pointer wanders off. */
  @state() private held = -1;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ focus, phase }) => [focus, phase]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment?.picture) return nothing;
    const { focus } = experiment.store.state;
    const editing = this.renderRoot.querySelector(":focus-within") !== null;
    if (!editing && focus !== this.held) this.held = focus;
    const count = experiment.picture.labels().length;
    const [x = 0, y = 0] = this.held >= 0 && this.held < count ? experiment.picture.features(this.held) : [];
    const field = (name: string, value: number): TemplateResult => html`<label><i>${name}</i>
      <input type="number" step="any" aria-label=${say("paint.coordinate", { name })} .value=${value.toPrecision(4)} /></label>`;
    return html`<form @submit=${this.submit}>
      <span>${this.held >= 0 ? say("paint.point", { number: this.held + 1 }) : say("paint.new")}</span>
      ${field("x", x)}${field("y", y)}
      <ml-button @click=${this.place}>${say(this.held >= 0 ? "paint.put" : "paint.add")}</ml-button>
      ${this.held >= 0 ? html`<ml-button kind="quiet" @click=${() => this.painter?.erase(this.held)}>${say("paint.delete")}</ml-button>` : nothing}
    </form>`;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.place();
  };

  private readonly place = (): void => {
    const [x, y] = [...this.inputs].map((input) => input.valueAsNumber);
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return;
    if (this.held >= 0) this.painter?.moveTo(this.held, x, y);
    else this.painter?.addAt(x, y);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-point-fields": PointFields;
  }
}
