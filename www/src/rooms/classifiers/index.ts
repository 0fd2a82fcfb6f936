/**
 * `<ml-classifiers>`: the room of the classic decision boundaries: the support vector machine that one can touch, and the gallery of
 * probabilities. Its address is `#/classifiers/<figure>?<knobs that differ from their defaults>`; without a figure it is the room as
 * it was left.
 *
 * | property | type   |                              |
 * |----------|--------|------------------------------|
 * | `path`   | string | what follows `#/classifiers` |
 * | `theme`  | string | as chosen                    |
 * | `framed` | boolean | an article frames it        |
 *
 * Event `go`, `CustomEvent<{ path }>`.
 */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { sparse, type FigureSpec } from "../../catalogue";
import { tell } from "../../elements/events";
import "../../elements/segments";
import { merged, type Query } from "../../store/query";
import { Undo } from "../../store/undo";
import { base } from "../../styles/base";
import { low } from "../../styles/windows";
import { say } from "../../words/words";
import { figures } from "../catalogue";
import type { Suit } from "../index";
import { join, read, readable } from "../path";
import type { BoardView } from "./board";
import "./board";
import type { GalleryView } from "./gallery";
import "./gallery";

/** The figures of this room, in their order. */
const FIGURES = figures.filter(({ face }) => face !== "picture");

@customElement("ml-classifiers")
export class Classifiers extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        /* The gallery's three columns at their widest. */
        max-width: 1460px;
        margin: 0 auto;
        padding: 20px 28px 40px;
      }

      .top {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        align-items: center;
        margin-bottom: 18px;
      }

      p {
        max-width: 100ch;
        margin: 0;
        color: var(--ink-2);
        font: calc(15px * var(--zoom)) / calc(23px * var(--zoom)) var(--serif);
      }

      @media (max-width: 900px) {
        :host {
          padding: 12px 12px 32px;
        }
      }

      :host([framed]) {
        padding: 12px 16px 8px;
      }

      @media ${low} {
        :host {
          padding-top: 8px;
        }

        .top {
          margin-bottom: 8px;
        }

        p {
          display: none;
        }
      }

      @media (max-width: 370px) {
        ml-segments {
          --segment: 6px;
          font-size: var(--small);
        }
      }
    `,
  ];

  @property() path = "";
  @property() theme = "";
  @property({ type: Boolean, reflect: true }) framed = false;
  @query("ml-board, ml-probabilities") private shows!: BoardView | GalleryView;
  /** What each figure was left with. */
  private readonly left = new Map<string, Query>();
  /** What was done to each, which is made anew whenever it is turned to. */
  private readonly undos = { board: new Undo<Query>(), gallery: new Undo<Query>() };

  get figure(): FigureSpec | undefined {
    return this.shown().figure;
  }

  suits(): Suit {
    return this.shows.suits();
  }

  get heading(): string {
    const { figure } = this;
    return say(figure ? `figure.${figure.id}` : "room.classifiers");
  }

  override render(): TemplateResult {
    const { figure, knobs } = this.shown();
    const options = FIGURES.map(({ id }) => ({ id, label: say(`figure.${id}`) }));
    return html`
      ${this.framed ? html`<header><h1 class="unseen">${this.heading}</h1></header>` : html`<nav class="top" aria-label=${say("room.classifiers")}>
        <ml-segments .label=${say("room.classifiers")} .options=${options} .value=${figure?.id ?? ""} @change=${this.turn}></ml-segments>
        <p>${figure ? say(`figure.${figure.id}.what`) : ""}</p>
      </nav>`}
      ${figure?.face === "board"
        ? html`<ml-board ?framed=${this.framed} .figure=${figure} .knobs=${knobs} .theme=${this.theme} .undos=${this.undos.board} @knobs=${this.take}></ml-board>`
        : html`<ml-probabilities ?framed=${this.framed} .figure=${figure} .knobs=${knobs} .theme=${this.theme} .undos=${this.undos.gallery} @knobs=${this.take}></ml-probabilities>`}
    `;
  }

  /** Whoever comes back finds what was left, with what can be undone of it. */
  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("path") ?? "";
    if (this.path === "" && before !== "") this.path = before;
  }

  /** What there is not is said once; the address names what is shown instead. */
  override updated(changed: PropertyValues<this>): void {
    const { id, figure, knobs } = this.shown();
    if (changed.has("path") && this.path === changed.get("path")) tell(this, "go", { path: this.path });
    if (!changed.has("path") || !figure || id === "" || id === figure.id) return;
    tell(this, "say", { text: say("figure.unknown", { figure: readable(id) }) });
    this.go(figure.id, knobs);
  }

  private shown(): { id: string; figure: FigureSpec | undefined; knobs: Query } {
    const { id, knobs } = read(this.path);
    return { id, figure: FIGURES.find((spec) => spec.id === id) ?? FIGURES[0], knobs };
  }

  private go(id: string, knobs: Query): void {
    this.path = join({ id, knobs });
    tell(this, "go", { path: this.path });
  }

  private readonly turn = (event: CustomEvent<{ value: string }>): void => {
    const { figure, knobs } = this.shown();
    if (figure) this.left.set(figure.id, knobs);
    this.go(event.detail.value, this.left.get(event.detail.value) ?? new Map());
  };

  private readonly take = (event: CustomEvent<{ knobs: Record<string, string | undefined> }>): void => {
    const { figure, knobs } = this.shown();
    if (figure) this.go(figure.id, merged(knobs, sparse(figure.knobs, event.detail.knobs)));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-classifiers": Classifiers;
  }
}
