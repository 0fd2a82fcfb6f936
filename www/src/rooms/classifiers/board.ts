/**
 * `<ml-board>`: the support vector machine: its picture, the knobs under it, and beside it what came of them in words.
 *
 * | property | type       |                              |
 * |----------|------------|------------------------------|
 * | `figure` | FigureSpec |                              |
 * | `knobs`  | Query      | those that differ            |
 * | `theme`  | string     | as chosen                    |
 * | `framed` | boolean    | an article frames it, and says what a boundary and a probability are |
 * | `undos`  | Undo       | what was done to it: kept by whoever keeps the knobs |
 *
 * Event `knobs`, `CustomEvent<{ knobs }>`: what shall change; `undefined` restores a default.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { mattering, named, value, type FigureSpec } from "../../catalogue";
import { Exhibit } from "../../drawing/exhibit";
import type { Plate } from "../../drawing/piece";
import "../../elements/button";
import { tell, type Setting } from "../../elements/events";
import "../../elements/knob/knob";
import "../../elements/menu";
import "../../elements/segments";
import type { Knob } from "../../elements/spec";
import { write, type Query } from "../../store/query";
import type { Undo } from "../../store/undo";
import { base } from "../../styles/base";
import { ARTICLE, PHONE } from "../../styles/windows";
import { say, sayWire } from "../../words/words";
import { classifiers } from "../catalogue";
import { boardStyle } from "./board-style";
import { options, settings, standingName } from "../../presets";
import { Acts } from "../acts";
import { download } from "../download";
import type { Suit } from "../index";
import { refused } from "../refused";
import "./spot-fields";
import "../../stage/plate";
import type { PlatePicture } from "../../stage/plate";
import { Points, spots, type Spot, type Touched } from "./points";

/** Cells of the field while a point or a knob moves, and the pause after which it is drawn finely again. */
const COARSE = "72";
const REST = 180;
/** What of an article's frame stands around the picture. */
const BELOW = 524;
/** And on a phone. */
const UNDER = 990;

@customElement("ml-board")
export class BoardView extends LitElement implements Touched {
  static override styles = [base, boardStyle];

  @property({ attribute: false }) figure: FigureSpec | undefined;
  @property({ attribute: false }) knobs: Query = new Map();
  @property() theme = "";
  @property({ type: Boolean, reflect: true }) framed = false;
  @property({ attribute: false }) undos!: Undo<Query>;
  @state() held = -1;
  @state() brush = 0;
  @state() private said: readonly string[] = [];
  @state() private moving = false;
  @query("ml-plate") picture!: PlatePicture;
  private exhibit: Exhibit | undefined;
  private readonly points = new Points(this);
  private readonly acts = new Acts(this, () => (this.held = -1));
  private timer: ReturnType<typeof setTimeout> | undefined;

  get plate(): Plate | undefined {
    return this.exhibit?.plate;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.exhibit?.close();
    this.exhibit = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { figure } = this;
    if (!figure || !this.isConnected) return;
    if (!this.exhibit) {
      this.exhibit = new Exhibit(figure.id, 1, () => this.drawn());
      this.exhibit.refused = refused(this, ({ grid: _, ...knobs }) => tell(this, "knobs", { knobs }));
    }
    if (changed.has("knobs") || changed.has("figure")) this.stir();
    const fast = this.moving && !this.linear;
    this.exhibit.set(write(fast ? [...this.knobs, ["grid", COARSE]] : this.knobs));
  }

  override firstUpdated(): void {
    this.picture.updateComplete.then(() => this.picture.canvas.addEventListener("touchstart", this.points.touch, { passive: false }));
  }

  override render(): TemplateResult | typeof nothing {
    const { figure, points } = this;
    if (!figure) return nothing;
    const extra = this.held >= 0 ? [["focus", String(this.held)] as const] : [];
    const [main, rest] = split(figure, this.knobs);
    return html`
      <main>
        <ml-plate keys .piece=${this.exhibit} .theme=${this.theme} .extra=${extra} .label=${this.label()}
          @pointerdown=${points.down} @pointermove=${points.move} @pointerup=${points.up} @pointercancel=${points.up} @keydown=${points.key}></ml-plate>
        <div class="knobs">${main.map((knob) => this.knob(knob))}</div>
      </main>
      <aside>
        <ml-menu .label=${standingName(figure, this.knobs)} .items=${options(figure)} @select=${this.usePreset}></ml-menu>
        <div class="said" role="status">${this.said.map((line) => html`<p>${line}</p>`)}</div>
        <section class="points">
          <header>
            <h2 class="caps">${say("classifiers.points")}</h2>
            ${this.acts.buttons()}
          </header>
          <ml-segments .label=${say("classifiers.brush")} .options=${[0, 1].map((k) => ({ id: String(k), label: say("classifiers.class", { class: k }) }))}
            .value=${String(this.brush)} @change=${(event: CustomEvent<{ value: string }>) => (this.brush = Number(event.detail.value))}></ml-segments>
          ${this.plate ? html`<ml-spot-fields .index=${this.held} .points=${points} .spot=${spots(this.plate)[this.held]}></ml-spot-fields>` : nothing}
          <p class="hint">${say(`classifiers.signs.${this.chosen("support")}`)}</p>
          <p class="hint mouse">${say("classifiers.how")}</p>
          <p class="hint finger">${say("classifiers.how-finger")}</p>
          <p class="hint keys">${say("classifiers.keys")}</p>
        </section>
        <section class="choices">${rest.map((knob) => this.knob(knob))}</section>
        <section class="source">
          ${this.framed ? nothing : this.meaning(figure.id)}
          <p class="hint">${say(`figure.${figure.id}.source`)}</p>
          ${this.framed ? nothing : html`<div class="files">${(["svg", "png"] as const).map(
            (kind) => html`<ml-button @click=${() => download(this.plate, this.picture, kind)}>${say(`classifiers.${kind}`)}</ml-button>`,
          )}</div>`}
        </section>
      </aside>
    `;
  }

  /** The size of an article's frame in which all of it is seen: the picture, and what stands below it. */
  suits(): Suit {
    return { width: ARTICLE, height: this.picture.highAt(ARTICLE - 32) + BELOW, narrow: this.picture.highAt(PHONE - 32) + UNDER };
  }

  /** What its boundary is made of and what its probability means. */
  private meaning(id: string): TemplateResult {
    return html`<p>${say(`classifier.${id}.boundary`)}</p>
      ${this.chosen("heat") === "probability" ? html`<p>${say(`classifier.${id}.probability`)}</p>` : nothing}`;
  }

  /** Takes the points as they are now. */
  place(points: readonly Spot[], kind: string): void {
    if (this.plate) this.acts.change({ points: this.plate.write(new Float64Array(points.flat())) }, kind);
  }

  private get linear(): boolean {
    return this.chosen("kernel") === "linear" && this.chosen("heat") !== "probability";
  }

  /** The value of a knob. */
  private chosen(id: string): string {
    return this.figure ? value(named(this.figure, id), this.knobs) : "";
  }

  private label(): string {
    return `${say(`figure.${this.figure?.id ?? ""}`)}. ${this.said.join(" ")}`;
  }

  /** The knobs moved: a coarse field until they rest. */
  private stir(): void {
    clearTimeout(this.timer);
    this.moving = true;
    this.timer = setTimeout(() => (this.moving = false), REST);
  }

  private drawn(): void {
    this.picture?.touch();
    const said = this.exhibit?.failed ? [say("room.failed")] : (this.plate?.describe().map(sayWire) ?? []);
    if (said.join() !== this.said.join()) this.said = said;
  }

  private knob(knob: Knob): TemplateResult {
    const set = (event: CustomEvent<Setting>): void => {
      if (knob.id === "set") this.held = -1;
      this.acts.change({ [event.detail.id]: event.detail.value, ...(knob.id === "set" ? { points: undefined } : {}) }, event.detail.id);
    };
    return html`<ml-knob .knob=${knob} .value=${value(knob, this.knobs)} @input=${set} @change=${set}></ml-knob>`;
  }

  private readonly usePreset = (event: CustomEvent<{ id: string }>): void => {
    const { figure } = this;
    this.held = -1;
    if (figure) this.acts.change(settings(figure, event.detail.id), `preset ${event.detail.id}`);
  };

}

/** The classifier's own knobs, and the picture's choices. */
function split(figure: FigureSpec, values: Query): [Knob[], Knob[]] {
  const own = classifiers.find(({ id }) => id === figure.id)?.knobs ?? [];
  const shown = mattering(figure.knobs, values);
  const main = shown.filter(({ id }) => own.some((knob) => knob.id === id));
  return [main, shown.filter((knob) => knob.kind === "choice" && !main.includes(knob))];
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-board": BoardView;
  }
}
