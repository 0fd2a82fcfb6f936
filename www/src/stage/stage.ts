/**
 * `<ml-stage>`: the large picture one can reach into. Hover or walk to a sample for its card, drag a prototype, click a class to see
 * it alone.
 *
 * | property     | type       |                              |
 * |--------------|------------|------------------------------|
 * | `experiment` | Experiment |                              |
 * | `figure`     | string     | id of the figure shown       |
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { Late } from "../drawing/late";
import type { Experiment } from "../experiment/experiment";
import { UNMEASURED, type Numbers } from "../store/numbers";
import { START, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say, sayWire } from "../words/words";
import { Canvas } from "./canvas";
import { sample } from "./card";
import { press } from "./keys";
import { Pointer, type Touched } from "./pointer";

@customElement("ml-stage")
export class Stage extends LitElement implements Touched {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        contain: strict;
        overflow: hidden;
        border-radius: var(--radius-large);
        background: var(--paper);
      }

      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border-radius: inherit;
        touch-action: pan-y;
        cursor: crosshair;
      }

      canvas:focus-visible {
        outline-offset: -2px;
      }

      canvas[data-grip] {
        cursor: grab;
      }

      canvas[data-grip]:active {
        cursor: grabbing;
      }

    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property() figure = "";
  @query("canvas") readonly surface!: HTMLCanvasElement | null;
  private readonly view = new Canvas(this, true, () => this.surface);
  private described: { numbers: Numbers; text: string } = { numbers: UNMEASURED, text: "" };
  private readonly pointer = new Pointer(this, this.view);

  constructor() {
    super();
    new Late(this, () => import("../elements/hover-card/hover-card"), () => (this.experiment?.store.state ?? START).focus >= 0, () => this.experiment?.complain(["page.no-part"]));
    new Watch<State>(this, () => this.experiment?.store, ({ focus, grip, isolate, playing, phase, view, numbers }) =>
      [focus, grip, isolate, playing, phase, view, (focus >= 0 || !playing) && numbers]);
  }

  override render(): TemplateResult {
    const { pointer } = this;
    return html`
      <canvas tabindex="0" role="application" aria-roledescription=${say("stage.role")} aria-label=${say(`figure.${this.figure}`)}
        aria-describedby="told keys" @keydown=${this.key} @pointerdown=${pointer.down} @pointermove=${pointer.move}
        @pointerup=${pointer.up} @pointercancel=${pointer.up} @pointerleave=${pointer.leave} @dblclick=${pointer.double}></canvas>
      <p class="unseen" id="told">${this.told()}</p>
      <p class="unseen" id="keys">${say("stage.keys")}</p>
      <p class="unseen" role="status">${this.gripped()}</p>
      ${this.card()}
    `;
  }

  override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    this.surface?.addEventListener("touchstart", this.pointer.touch, { passive: false });
    this.surface?.addEventListener("touchmove", this.pointer.swipe, { passive: false });
  }

  /** The picture in sentences, renewed at rest. */
  private told(): string {
    const { picture, store } = this.experiment ?? {};
    if (!picture || !store || store.state.playing || store.state.numbers === this.described.numbers) return this.described.text;
    const text = picture.describe(this.figure, this.view.options()).map(sayWire).join(" ");
    this.described = { numbers: store.state.numbers, text };
    return text;
  }

  /** Says which prototype the keys hold. */
  private gripped(): string {
    const { grip } = this.experiment?.store.state ?? START;
    if (grip < 0 || !this.surface?.matches(":focus")) return "";
    return say("stage.prototype", { class: this.experiment?.picture?.classes()[grip] ?? "" });
  }

  private card(): TemplateResult | typeof nothing {
    const { experiment } = this;
    const focus = experiment?.store.state.focus ?? -1;
    const picture = experiment?.picture;
    if (!picture || focus < 0 || this.pointer.dragging) return nothing;
    const [x, y] = picture.spot(this.figure, this.view.options(), focus);
    if (x === undefined || y === undefined) return nothing;
    const spot = { x, y, width: this.clientWidth, height: this.clientHeight };
    const aloud = this.surface?.matches(":focus-visible") ?? false;
    return html`<ml-hover-card .sample=${sample(picture, focus)} .spot=${spot} .aloud=${aloud}></ml-hover-card>`;
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (!press(this, this.view, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-stage": Stage;
  }
}
