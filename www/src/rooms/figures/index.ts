/**
 * `<ml-figures>`: the room of the papers' figures: a wall of live thumbnails, and one figure at a time with its knobs. The wall is
 * `#/figures`, a figure `#/figures/<id>?<knobs that differ from their defaults>`.
 *
 * | property | type   |                                |
 * |----------|--------|--------------------------------|
 * | `path`   | string | what follows `#/figures`       |
 * | `theme`  | string | as chosen                      |
 * | `framed` | boolean | an article frames it          |
 */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, queryAll } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { sparse, type FigureSpec } from "../../catalogue";
import { tell } from "../../elements/events";
import { merged, type Query } from "../../store/query";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { figures } from "../catalogue";
import type { Suit } from "../index";
import { join, read, readable } from "../path";
import type { FigureCard } from "./card";
import "./card";
import type { FigurePage } from "./page";
import "./page";

/** Those that another room shows are not here. */
const FIGURES = figures.filter(({ face }) => face === "picture");

@customElement("ml-figures")
export class Figures extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        max-width: 1760px;
        margin: 0 auto;
        padding: 28px 32px 48px;
      }

      .wall {
        max-width: 1256px;
        margin: 0 auto;
      }

      header {
        max-width: 66ch;
        margin-bottom: 24px;
      }

      h1 {
        margin: 0 0 6px;
        font: 500 calc(26px * var(--zoom)) / calc(32px * var(--zoom)) var(--serif);
      }

      header p {
        margin: 0;
        color: var(--ink-2);
      }

      header [role="alert"] {
        margin-bottom: 6px;
        color: var(--ink);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr));
        gap: 28px 24px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      @media (max-width: 900px) {
        :host {
          padding: 16px 16px 32px;
        }
      }

      :host([framed]) {
        max-width: none;
        padding: 12px 16px 8px;
      }
    `,
  ];

  @property() path = "";
  @property() theme = "";
  @property({ type: Boolean, reflect: true }) framed = false;
  @query("ml-figure-page") private page!: FigurePage | null;
  @queryAll("ml-figure-card") private cards!: NodeListOf<FigureCard>;
  /** How far the wall was scrolled when a figure was opened. */
  private left: readonly number[] = [];

  get figure(): FigureSpec | undefined {
    return this.shown().figure;
  }

  suits(): Suit {
    return this.page?.suits() ?? { width: 0, height: 0, narrow: 0 };
  }

  get heading(): string {
    const { figure } = this;
    return say(figure ? `figure.${figure.id}` : "room.figures");
  }

  override render(): TemplateResult {
    const { id, figure, knobs } = this.shown();
    if (figure) {
      return html`<main><ml-figure-page ?framed=${this.framed} .figure=${figure} .knobs=${knobs} .theme=${this.theme}
        @knobs=${(event: CustomEvent<{ knobs: Record<string, string | undefined> }>) => this.go(figure.id, merged(knobs, sparse(figure.knobs, event.detail.knobs)))}
        @wall=${() => this.go("", new Map())}></ml-figure-page></main>`;
    }
    return html`<main class="wall">
      <header><h1>${say("room.figures")}</h1>${id === "" ? "" : html`<p role="alert">${say("figures.missed", { figure: id })}</p>`}<p>${say("figures.intro")}</p></header>
      <ul>${repeat(FIGURES, ({ id }) => id, (spec) => html`<li>
        <ml-figure-card .figure=${spec} .theme=${this.theme}></ml-figure-card>
      </li>`)}</ul>
    </main>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("path") === "") this.left = this.scrollers().map(({ scrollTop }) => scrollTop);
  }

  /** A figure that is opened begins at its top; the wall is where it was left, once its cards are there. */
  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("path");
    if (!changed.has("path") || (before ?? "").split("?")[0] === this.path.split("?")[0]) return;
    if (this.path === "") void Promise.all([...this.cards].map(({ updateComplete }) => updateComplete)).then(() => this.scrollAll(this.left));
    else this.scrollAll([0, 0]);
  }

  private scrollAll(tops: readonly number[]): void {
    this.scrollers().forEach((place, i) => place.scrollTo({ top: tops[i] ?? 0 }));
  }

  /** What scrolls: on a small screen the page, else the place that the room stands in. */
  private scrollers(): readonly Element[] {
    const root = this.getRootNode();
    return [document.documentElement, ...(root instanceof ShadowRoot ? [root.host] : [])];
  }

  /** The id asked for is empty for the wall. */
  private shown(): { id: string; figure: FigureSpec | undefined; knobs: Query } {
    const { id, knobs } = read(this.path);
    return { id: readable(id), figure: FIGURES.find((spec) => spec.id === id), knobs };
  }

  private go(id: string, knobs: Query): void {
    this.path = join({ id, knobs });
    tell(this, "go", { path: this.path });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-figures": Figures;
  }
}
