/**
 * `<ml-point-fields>`: a point of two-dimensional data as numbers: where the focused one lies, or where a new one shall.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 * | `painter`    | Painter    |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../elements/button";
import "../elements/place";
import type { Experiment } from "../experiment/experiment";
import { START, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say } from "../words/words";
import type { Painter } from "./painter";

@customElement("ml-point-fields")
export class PointFields extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      @container (max-width: 420px) {
        ml-place::part(label) {
          flex: 0 0 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ attribute: false }) painter: Painter | undefined;
  /** The point being edited stays the same when the pointer wanders off. */
  @state() private held = -1;

  /** A frame that shows a point elsewhere renews the numbers too. */
  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ focus, phase, numbers }) => [focus, phase, numbers]);
  }

  override willUpdate(): void {
    const editing = this.hasUpdated && this.renderRoot.querySelector(":focus-within") !== null;
    if (!editing) this.held = (this.experiment?.store.state ?? START).focus;
  }

  /** Whether there is such a point; undoing may have taken it away. */
  private get known(): boolean {
    return this.held >= 0 && this.held < (this.experiment?.picture?.labels().length ?? 0);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment, known } = this;
    if (!experiment?.picture) return nothing;
    const [x = 0, y = 0] = known ? experiment.picture.features(this.held) : [];
    return html`<ml-place .label=${known ? say("paint.point", { number: this.held + 1 }) : say("paint.new")} .x=${x} .y=${y}
      .act=${say(known ? "paint.put" : "paint.add")} @place=${this.place}>
      ${known ? html`<ml-button kind="quiet" @click=${() => this.painter?.erase(this.held)}>${say("paint.delete")}</ml-button>` : nothing}
    </ml-place>`;
  }

  private readonly place = ({ detail: { x, y } }: CustomEvent<{ x: number; y: number }>): void => {
    if (this.known) this.painter?.moveTo(this.held, x, y);
    else this.painter?.addAt(x, y);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-point-fields": PointFields;
  }
}
