/**
 * `<ml-figure-page>`: one figure with its knobs, what it shows in sentences, its source, and what can be taken away.
 *
 * | property | type       |                                      |
 * |----------|------------|--------------------------------------|
 * | `figure` | FigureSpec |                                      |
 * | `knobs`  | Query      | those that differ from their default |
 * | `theme`  | string     |                                      |
 * | `framed` | boolean    | the picture, its steps and its knobs alone: an article says the rest |
 *
 * Events: `knobs` (`{ knobs }`: what shall change; `undefined` restores a default), `wall` (back to all figures).
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { mattering, value, type FigureSpec } from "../../catalogue";
import { Show } from "../../drawing/show";
import "../../elements/button";
import { tell, type Setting } from "../../elements/events";
import "../../elements/knob/knob";
import "../../elements/undo-buttons";
import type { Knob } from "../../elements/spec";
import { merged, parse, write, type Query } from "../../store/query";
import { stroke, Undo } from "../../store/undo";
import { base } from "../../styles/base";
import { ARTICLE, PHONE } from "../../styles/windows";
import { say, sayWire } from "../../words/words";
import "./spots";
import "./steps";
import "../../stage/plate";
import type { PlatePicture } from "../../stage/plate";
import { Acts } from "../acts";
import { download } from "../download";
import type { Suit } from "../index";
import { refused } from "../refused";
import { figureFrameStyle } from "./frame-style";
import { figurePageStyle } from "./page-style";

/** Where what a figure shows is said right below it: in a lower window that would push it out of sight while the last knobs pass it. */
const roomy = matchMedia("(min-width: 901px) and (min-height: 701px)");
/** And of figures with at most so many knobs, which need no more room than the figure: they pass nothing. */
const FEW = 6;

/** Of a frame in an article, in CSS pixels: beside the picture, a row of knobs with a track and without, the rest, and the least that is not broad. */
const FRAME = { side: 16, track: 62, row: 46, rest: 112, least: 590 } as const;
/** The same for fingers, in a phone's column. */
const TOUCHED = { track: 100, row: 62, rest: 164 } as const;
/** And of one with steps. */
const PANELED: Suit = { width: 960, height: 760, narrow: 760 };

@customElement("ml-figure-page")
export class FigurePage extends LitElement {
  static override styles = [base, figurePageStyle, figureFrameStyle];

  @property({ attribute: false }) figure!: FigureSpec;
  @property({ attribute: false }) knobs: Query = new Map();
  @property() theme = "";
  @property({ type: Boolean, reflect: true }) framed = false;
  /** What was done to this figure. */
  undos = new Undo<Query>();
  @state() private show: Show | undefined;
  @state() private sentences: readonly string[] = [];
  @state() private busy = true;
  /** The step of its panel that is looked at, from 0; absent: the chosen one is shown. */
  @state() private looked: number | undefined;
  @query("ml-plate") private picture!: PlatePicture;
  private grip: { readonly id: number; readonly kind: string; readonly at: readonly [number, number]; readonly moved: boolean } | undefined;
  private telling = 0;
  private readonly acts = new Acts(this);
  /** What can be pointed at in the picture as it was drawn last. */
  private found: readonly string[] | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    roomy.removeEventListener("change", this.resized);
    clearTimeout(this.telling);
    this.show?.close();
    this.show = undefined;
  }

  /** A page that was left worked on nothing; it begins anew. */
  override connectedCallback(): void {
    super.connectedCallback();
    roomy.addEventListener("change", this.resized);
    this.requestUpdate();
  }

  override willUpdate(): void {
    if (!this.isConnected) return;
    if (this.show?.figure !== this.figure.id) {
      this.show?.close();
      clearTimeout(this.telling);
      this.sentences = [];
      this.found = undefined;
      this.busy = true;
      this.show = new Show(this.figure, true, () => this.changed());
      this.show.refused = refused(this, (knobs) => tell(this, "knobs", { knobs }));
      this.undos = new Undo();
      void this.show.begin();
    }
    this.show?.set(write(this.seen()));
  }

  override render(): TemplateResult {
    const { figure, show } = this;
    const name = say(`figure.${figure.id}`);
    return html`
      <div class=${figure.panel ? "sides paneled" : "sides"}>
        ${this.framed ? html`<h1 class="unseen">${name}</h1>` : html`<header>
          <a class="back" href="#/figures" @click=${this.back}>← ${say("figures.all")}</a>
          <h1>${name}</h1>
          <p>${say(`figure.${figure.id}.what`)}</p>
        </header>`}
        <div class="shown">
          <figure aria-label=${name} aria-busy=${String(this.busy)}>
            <ml-spots .find=${this.spots}><ml-plate class=${show?.plate?.drags() ? "drags" : ""} .piece=${show} .theme=${this.theme} .label=${name} .keys=${this.spots().length > 0}
              @drawn=${this.drawn} @sight=${this.attend} @pointerdown=${this.grasp} @pointermove=${this.pull} @pointerup=${this.release} @pointercancel=${this.release}></ml-plate></ml-spots>
            <figcaption>${say(`figure.${figure.id}.source`)}${this.runs ? html`<span class=${this.busy ? "" : "kept"}>${say("figures.training")}</span>` : nothing}</figcaption>
          </figure>
          ${this.below ? this.said() : nothing}
        </div>
        ${figure.panel ? html`<ml-steps .figure=${figure} .knobs=${this.knobs} .lines=${show?.plate?.lines() ?? []} .shown=${this.step()}
          @look=${(event: CustomEvent<{ step?: number }>) => (this.looked = event.detail.step)}
          @choose=${this.choose}></ml-steps>` : nothing}
        <aside aria-label=${say("figures.knobs")}>
          ${this.offered().map((knob) => html`<ml-knob .knob=${knob} .value=${value(knob, this.knobs)}
            @input=${(event: CustomEvent<Setting>) => knob.effect === "live" && this.set(event)} @change=${this.set}></ml-knob>`)}
          <div class="groups"><div class="row">
            ${this.runs ? html`<ml-button @click=${() => show?.again()}>${say("figures.again")}</ml-button>` : nothing}
            ${this.framed ? nothing : this.acts.buttons()}
          </div>${this.framed ? nothing : this.taken()}</div>
        </aside>
      </div>
      ${this.below ? nothing : this.said()}
    `;
  }

  /** Whether what it shows is said right below it. */
  private get below(): boolean {
    return roomy.matches && !this.framed && this.figure.knobs.filter(({ technical }) => !technical).length <= FEW;
  }

  /** What it shows, in sentences; steps say that of themselves. */
  private said(): TemplateResult | typeof nothing {
    if (this.figure.panel) return nothing;
    return html`<section class=${this.framed ? "unseen" : ""} aria-label=${say("figures.shows")}>
      <ul class=${this.busy ? "kept" : ""}>${this.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`;
  }

  /** What can be taken away. */
  private taken(): TemplateResult {
    const { show } = this;
    const lab = show?.plate?.lab() ?? "";
    return html`<div class="row">
      <ml-button .disabled=${this.busy} @click=${() => download(show?.plate, this.picture, "svg")}>SVG</ml-button>
      <ml-button .disabled=${this.busy} @click=${() => download(show?.plate, this.picture, "png")}>PNG</ml-button>
      ${lab === "" ? nothing : html`<a class="lab" href="#${lab}">${say("figures.lab")}</a>`}
    </div>`;
  }

  /** The knobs that are offered: those that matter, but for the one that its steps are. */
  private offered(): readonly Knob[] {
    const { figure, knobs } = this;
    return mattering(figure.knobs, knobs).filter(({ id, technical }) => !technical && id !== figure.panel?.knob);
  }

  /** The size of an article's frame in which all of it is seen; with steps it is broad, so that they stand beside the picture. */
  suits(): Suit {
    if (this.figure.panel) return PANELED;
    const kinds = [...this.offered().map(({ kind }) => kind), ...(this.runs ? ["button"] : [])];
    const high = (width: number, beside: number, { track, row, rest }: Record<"track" | "row" | "rest", number>): number => {
      const rows = Array.from({ length: Math.ceil(kinds.length / beside) }, (_, at) => kinds.slice(beside * at, beside * (at + 1)));
      const below = rows.reduce((sum, one) => sum + (one.includes("number") ? track : row), 0);
      return this.picture.highAt(width - 2 * FRAME.side) + below + rest;
    };
    return { width: ARTICLE, height: Math.max(FRAME.least, high(ARTICLE, 2, FRAME)), narrow: high(PHONE, 1, TOUCHED) };
  }

  /** The knobs with the step that is looked at. */
  private seen(): Query {
    const { figure, looked } = this;
    return figure.panel && looked !== undefined ? merged(this.knobs, { [figure.panel.knob]: String(looked + 1) }) : this.knobs;
  }

  /** The step of its panel that the picture shows, from 0. */
  private step(): number {
    const knob = this.figure.knobs.find(({ id }) => id === this.figure.panel?.knob);
    return knob ? Number(value(knob, this.seen())) - 1 : 0;
  }

  private readonly choose = (event: CustomEvent<{ step: number }>): void => {
    const { panel } = this.figure;
    if (panel) this.acts.change({ [panel.knob]: String(event.detail.step + 1) }, panel.knob);
  };

  /** What can be pointed at; nothing before the picture stands. A figure may draw all of itself to tell: asked once for each drawing. */
  private readonly spots = (): readonly string[] => {
    const { plate } = this.show ?? {};
    if (!plate) return [];
    return (this.found ??= plate.spots(this.picture?.options() ?? ""));
  };

  private readonly drawn = (): void => {
    this.found = undefined;
  };

  private get runs(): boolean {
    return (this.show?.plate?.run(0) ?? "") !== "";
  }

  /** Draws at once, and says at once that a run began anew: its frames follow each other. What it shows is said once it rests. */
  private changed(): void {
    this.picture?.touch();
    clearTimeout(this.telling);
    this.telling = window.setTimeout(() => this.rested(), 200);
    if (this.runs && this.show?.busy) this.busy = true;
    if (this.sentences.length === 0) this.requestUpdate();
  }

  /** While something is missing the last words keep their place, unseen. */
  private rested(): void {
    const { show } = this;
    this.busy = show?.busy ?? true;
    if (!this.busy) this.sentences = show?.failed ? [say("room.failed")] : (show?.plate?.describe() ?? []).map(sayWire);
  }

  private readonly resized = (): void => this.requestUpdate();

  /** Nothing is trained for a picture that was scrolled away. */
  private readonly attend = (): void => {
    if (this.picture.visible) void this.show?.begin();
    else this.show?.pause();
  };

  private readonly back = (event: Event): void => {
    event.preventDefault();
    tell(this, "wall");
  };

  private readonly set = (event: CustomEvent<Setting>): void => {
    this.acts.change({ [event.detail.id]: event.detail.value }, event.detail.id);
  };

  private readonly grasp = (event: PointerEvent): void => {
    if (event.button !== 0 || this.grip || !this.show?.plate?.drags()) return;
    this.grip = { id: event.pointerId, kind: stroke(), at: this.place(event), moved: false };
    this.picture.setPointerCapture(event.pointerId);
  };

  private readonly pull = (event: PointerEvent): void => {
    if (this.grip?.id !== event.pointerId || !this.show?.plate) return;
    const to = this.place(event);
    const changes = this.show.plate.drag(this.picture.options(), new Float64Array(this.grip.at), new Float64Array(to));
    if (changes === "") return;
    event.preventDefault();
    // What is dragged is under the pointer now, so the next stretch begins there.
    this.grip = { ...this.grip, at: to, moved: true };
    this.acts.change(Object.fromEntries(parse(changes)), this.grip.kind);
  };

  /** A press that did not move is a drag to where it is. */
  private readonly release = (event: PointerEvent): void => {
    if (this.grip?.id !== event.pointerId) return;
    if (!this.grip.moved && event.type === "pointerup") this.pull(event);
    this.grip = undefined;
  };

  private place({ clientX, clientY }: PointerEvent): [number, number] {
    const { left, top } = this.picture.canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-figure-page": FigurePage;
  }
}
