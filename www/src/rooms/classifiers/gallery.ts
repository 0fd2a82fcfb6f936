/**
 * `<ml-probabilities>`: the probability gallery: what is compared on the left, the panels in the middle, and beside each row what its
 * boundary is made of and what its probability means. The pointer asks every row at once.
 *
 * | property | type       |                   |
 * |----------|------------|-------------------|
 * | `figure` | FigureSpec |                   |
 * | `knobs`  | Query      | those that differ |
 * | `theme`  | string     | as chosen         |
 * | `framed` | boolean    | an article frames it |
 * | `undos`  | Undo       | what was done to it: kept by whoever keeps the knobs |
 *
 * Event `knobs`, `CustomEvent<{ knobs }>`: what shall change; `undefined` restores a default.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { named, value, type FigureSpec } from "../../catalogue";
import { Exhibit } from "../../drawing/exhibit";
import type { Plate } from "../../drawing/piece";
import { ARROWS } from "../../elements/arrows";
import "../../elements/button";
import { tell, type Setting } from "../../elements/events";
import "../../elements/knob/knob";
import "../../elements/menu";
import "../../elements/undo-buttons";
import { write, type Query } from "../../store/query";
import { stroke, type Undo } from "../../store/undo";
import { base } from "../../styles/base";
import { ARTICLE } from "../../styles/windows";
import { vars } from "../../styles/vars";
import { say, sayWire } from "../../words/words";
import "./columns";
import { options, settings, standingName } from "../../presets";
import { Acts } from "../acts";
import { download } from "../download";
import type { Suit } from "../index";
import { refused } from "../refused";
import { galleryStyle } from "./gallery-style";
import "../../stage/plate";
import type { PlatePicture } from "../../stage/plate";
import { panels } from "./panels";
import "./probe";
import type { Probe } from "./probe";
import "./rows";
import { stand } from "./texts";

/** Workers that fit the rows; they share the classes of a Gaussian process. */
const WORKERS = 2;
/** Knobs on which the published accuracies depend. */
const PUBLISHED = ["rows", "data", "x", "y", "standardise", "split"];
/** Galleries wider than this, in CSS pixels, leave no room for texts beside them. */
const BESIDE = 1000;
/** What of an article's frame stands around the picture. */
const BELOW = 60;
/** CSS pixels of one move of the probe by an arrow key, and with Shift. */
const MOVE = { small: 3, large: 15 };

@customElement("ml-probabilities")
export class GalleryView extends LitElement {
  static override styles = [base, galleryStyle];

  @property({ attribute: false }) figure: FigureSpec | undefined;
  @property({ attribute: false }) knobs: Query = new Map();
  @property() theme = "";
  @property({ type: Boolean }) framed = false;
  @property({ attribute: false }) undos!: Undo<Query>;
  @state() private turn = 0;
  @query("ml-plate") private picture!: PlatePicture;
  @query("ml-probe") private probe!: Probe;
  private exhibit: Exhibit | undefined;
  private at: [number, number] | undefined;
  private readonly acts = new Acts(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.exhibit?.close();
    this.exhibit = undefined;
  }

  override willUpdate(): void {
    if (!this.figure || !this.isConnected) return;
    if (!this.exhibit) {
      this.exhibit = new Exhibit(this.figure.id, WORKERS, () => this.changed());
      this.exhibit.refused = refused(this, (knobs) => tell(this, "knobs", { knobs }));
    }
    this.exhibit.set(write(this.knobs));
  }

  override render(): TemplateResult | typeof nothing {
    const { figure, exhibit } = this;
    if (!figure) return nothing;
    const plate = exhibit?.plate;
    return html`
      <nav>
        <ml-menu .label=${standingName(figure, this.knobs)} .items=${options(figure)} @select=${this.usePreset}></ml-menu>
        ${this.acts.buttons()}
        <ml-rows .rows=${plate?.rows() ?? []} .names=${plate?.choices() ?? []} .most=${figure.most ?? 1}
          @rows=${(event: CustomEvent<{ rows: string[] }>) => plate && this.set("rows", plate.list(event.detail.rows))}></ml-rows>
        <section>
          ${this.knob("data")}
          <ml-columns .figure=${figure} .knobs=${this.knobs} @column=${(event: CustomEvent<Setting>) => this.set(event.detail.id, event.detail.value)}></ml-columns>
          ${this.knob("standardise")} ${this.knob("split")}
        </section>
        <section>${["colours", "winner", "samples", "contours", "grid", "most"].map((id) => this.knob(id))}</section>
        ${this.framed ? nothing : html`<div class="files">${(["svg", "png"] as const).map(
          (kind) => html`<ml-button @click=${() => download(plate, this.picture, kind)}>${say(`classifiers.${kind}`)}</ml-button>`,
        )}</div>`}
      </nav>
      <main>
        <ml-plate keys .piece=${exhibit} .theme=${this.theme} .label=${this.label(plate)} @drawn=${this.settle}
          @pointermove=${this.hover} @pointerdown=${this.hover} @pointerleave=${this.leave} @keydown=${this.key}></ml-plate>
        <ml-probe></ml-probe>
      </main>
      <aside>${exhibit?.failed ? html`<p role="alert">${say("room.failed")}</p>` : this.texts(plate)}</aside>
    `;
  }

  /** The size of an article's frame in which the whole picture is seen; what is compared, and in what words, is scrolled to. */
  suits(): Suit {
    const height = this.picture.highAt(ARTICLE - 32) + BELOW;
    return { width: ARTICLE, height, narrow: height };
  }

  private changed(): void {
    this.turn++;
    this.picture?.touch();
  }

  /** After the picture was drawn: the texts stand beside their rows. */
  private readonly settle = (): void => {
    const plate = this.exhibit?.plate;
    const widest = plate?.widest(this.picture.options()) ?? 0;
    if (widest > 0) this.style.setProperty("--widest", `${widest}px`);
    this.toggleAttribute("wide", widest > BESIDE);
    const matrix = plate ? panels(plate, this.picture.options()) : [];
    stand(this.renderRoot.querySelectorAll("article"), matrix.map(([first]) => first?.y ?? 0));
    if (this.at) this.ask();
  };

  private texts(plate: Plate | undefined): TemplateResult {
    const names = plate?.names() ?? [];
    // The same classifier twice says it once; so do the Lab's heads, which differ in training only.
    const texts = names.map((name) => (name.startsWith("head.") ? "classifiers.margin-head" : name));
    const text = (base: string, at: number): TemplateResult | typeof nothing => {
      if (texts.indexOf(base) !== at) return html`<article class="again"></article>`;
      const note = base === this.converged(names) ? html`<p class="note">${say("classifiers.converged")}</p>` : nothing;
      return html`<article ${vars({ row: at })}><h2>${say(base)}</h2><p>${say(`${base}.boundary`)} ${say(`${base}.probability`)}</p>${note}</article>`;
    };
    return html`${texts.map(text)}`;
  }

  /** The published gallery stopped its logistic regressions early: the note stands at the first of them, in that gallery only. */
  private converged(names: readonly string[]): string {
    if (PUBLISHED.some((id) => this.knobs.has(id))) return "";
    return names.find((name) => this.exhibit?.plate?.stopped(name) ?? false) ?? "";
  }

  private label(plate: Plate | undefined): string {
    return [say(`figure.${this.figure?.id ?? ""}`), ...(plate?.describe().map(sayWire) ?? [])].join(" ");
  }

  private set(id: string, text: string | undefined): void {
    // Two rows that go one after the other come back one by one.
    this.acts.change({ [id]: text, ...(id === "data" ? { x: undefined, y: undefined } : {}) }, id === "rows" ? stroke() : id);
  }

  private knob(id: string): TemplateResult | typeof nothing {
    if (!this.figure) return nothing;
    const knob = named(this.figure, id);
    const set = (event: CustomEvent<Setting>): void => this.set(event.detail.id, event.detail.value);
    return html`<ml-knob .knob=${knob} .value=${value(knob, this.knobs)} @change=${set}></ml-knob>`;
  }

  private readonly usePreset = (event: CustomEvent<{ id: string }>): void => {
    if (this.figure) this.acts.change(settings(this.figure, event.detail.id), `preset ${event.detail.id}`);
  };

  private readonly hover = (event: PointerEvent): void => {
    const { left, top } = this.picture.canvas.getBoundingClientRect();
    this.at = [event.clientX - left, event.clientY - top];
    this.ask();
  };

  private readonly leave = (event: PointerEvent): void => {
    if (event.pointerType === "touch") return;
    this.at = undefined;
    this.ask();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (event.key === "Escape") this.at = undefined;
    else if (arrow) {
      const by = event.shiftKey ? MOVE.large : MOVE.small;
      const [from, down] = this.at ?? this.middle();
      this.at = [from + arrow[0] * by, down + arrow[1] * by];
    } else return;
    event.preventDefault();
    this.ask();
  };

  /** Of the first panel. */
  private middle(): [number, number] {
    const plate = this.exhibit?.plate;
    const first = plate && panels(plate, this.picture.options())[0]?.[0];
    return first ? [first.x + first.width / 2, first.y + first.height / 2] : [0, 0];
  }

  private ask(): void {
    this.probe.show(this.exhibit?.plate, this.picture.options(), this.at);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-probabilities": GalleryView;
  }
}
