/**
 * `<ml-bar>`: the bar above every room: the name and the rooms, then in the Lab undo, the seed and help, Share, and the theme.
 *
 * | property     | type       |                      |
 * |--------------|------------|----------------------|
 * | `experiment` | Experiment |                      |
 * | `room`       | string     | id of the room shown |
 * | `shares`     | boolean    | what is shown can be shared |
 * | `theme`      | string     | the theme in force; empty follows the system |
 *
 * Default slot: what is said now and then, in the middle, where the bar has nothing. Events `open` (`{ sheet }`) and `theme` (`{ theme }`).
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import "../elements/button";
import { tell } from "../elements/events";
import "../elements/menu";
import type { Experiment } from "../experiment/experiment";
import { LAB, ROOMS } from "../rooms/index";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { THEMES } from "../styles/theme";
import { low } from "../styles/windows";
import { say } from "../words/words";
import { nextSeed } from "./shortcuts";

/** How tightly the bar is packed, one after the other until all of it fits: whatever the type and its size, and the scrollbar's. */
const TIGHT = ["", "near", "few", "least"] as const;
const SEEDS = ["new-seed", "same-seed"] as const;
/** As wide as a digit: the seed before an experiment is open. */
const UNKNOWN = "\u2012";

@customElement("ml-bar")
export class Bar extends LitElement {
  static override styles = [
    base,
    css`
      /* Watched instead of the bar, whose height answers to what is found. */
      .breadth {
        height: 0;
      }

      header {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 52px;
        padding: 0 24px;
        border-bottom: var(--hairline) solid var(--line);
      }

      h1 {
        margin: 0 20px 0 0;
        font: 600 calc(19px * var(--zoom)) / 1 var(--serif);
        letter-spacing: -0.01em;
        white-space: nowrap;
      }

      nav {
        display: flex;
        gap: 4px;
        align-self: stretch;
        margin-right: auto;
      }

      a {
        position: relative;
        display: flex;
        align-items: center;
        padding: 0 10px;
        color: var(--ink-2);
        text-decoration: none;
      }

      a:hover,
      a[aria-current] {
        color: var(--ink);
      }

      a[aria-current]::after {
        position: absolute;
        inset: auto 10px -1px;
        border-bottom: 2px solid var(--ink);
        content: "";
      }

      a:focus-visible {
        outline-offset: -4px;
      }

      /* What it says may be longer than the bar is high; then it hangs over what is below. */
      @media (min-width: 901px) {
        ::slotted(ml-toast) {
          position: relative;
          inset: auto;
          flex: 1 1 0;
          align-self: start;
          min-width: 0;
          height: 0;
          margin-top: 4px;
        }
      }

      @media print {
        :host {
          display: none;
        }
      }

      @media (max-width: 900px) {
        header {
          gap: 0 4px;
          padding: 0 12px 0 16px;
        }

        h1 {
          margin-right: 8px;
        }

        a {
          min-width: 44px;
        }
      }

      /* On a low window the name gives way, so that one row will do. */
      @media (max-width: 760px) and ${low} {
        h1 {
          position: absolute;
          width: 1px;
          overflow: hidden;
          opacity: 0;
        }

        nav {
          margin-left: -10px;
        }
      }

      /* The rooms, undo and redo in a second row. */
      @media (max-width: 760px) and (not (${low})) {
        header {
          flex-wrap: wrap;
        }

        header::after {
          order: 1;
          flex-basis: 100%;
          content: "";
        }

        h1 {
          margin-right: auto;
          line-height: 52px;
        }

        nav {
          order: 2;
          height: 44px;
          margin-left: -10px;
        }

        .second {
          order: 3;
        }
      }

      /* What does not fit moves closer; then what one can do without is left out; then the name. */
      [data-tight] {
        gap: 0;
        padding: 0 6px 0 12px;
      }

      [data-tight] h1 {
        font-size: calc(17px * var(--zoom));
      }

      [data-tight="few"] .wide,
      [data-tight="least"] .wide {
        display: none;
      }

      [data-tight="least"] h1 {
        width: 0;
        margin: 0 auto 0 0;
        overflow: hidden;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property() room = LAB;
  @property({ type: Boolean }) shares = false;
  @property() theme = "";
  @query("header") private header!: HTMLElement | null;
  @query(".breadth") private breadth!: HTMLElement | null;
  private readonly sizes = new ResizeObserver(() => this.fit());

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings, undoable, redoable }) => [settings.get("seed"), undoable, redoable]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  /** Words have changed: asked of the layout before anything is painted, once the controls have written theirs. */
  override updated(): void {
    if (this.breadth) this.sizes.observe(this.breadth);
    const inner = this.header?.querySelectorAll<LitElement>("ml-button, ml-menu") ?? [];
    void Promise.all([...inner].map(({ updateComplete }) => updateComplete)).then(() => this.fit());
  }

  private fit(): void {
    const { header } = this;
    if (!header) return;
    for (const tight of TIGHT) {
      if (tight === "") delete header.dataset["tight"];
      else header.dataset["tight"] = tight;
      if (fits(header)) return;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const themes = THEMES.map((theme) => ({ id: theme, label: say(`theme.${theme || "auto"}`) }));
    return html`<div class="breadth"></div><header>
      <h1>${say("app.name")}</h1>
      ${ROOMS.length > 1 ? html`<nav aria-label=${say("bar.rooms")}>${ROOMS.map(({ id }) => this.link(id))}</nav>` : nothing}
      <slot></slot>
      ${this.room === LAB ? this.lab(experiment) : nothing}
      ${this.shares ? html`<ml-button @click=${this.open("share")}>${say("bar.share")}</ml-button>` : nothing}
      <ml-menu kind="quiet" end .chooses=${say("bar.theme")} .label=${themes.find(({ id }) => id === this.theme)?.label ?? ""} .items=${themes} .value=${this.theme}
        @select=${(event: CustomEvent<{ id: string }>) => tell(this, "theme", { theme: event.detail.id })}>${say("bar.theme")}</ml-menu>
    </header>`;
  }

  private link(id: string): TemplateResult {
    const here = id === this.room;
    return html`<a href=${id === LAB ? "#" : `#/${id}`} aria-current=${here ? "page" : nothing}>${say(`room.${id}`)}</a>`;
  }

  /** What acts on the Lab's experiment. */
  private lab(experiment: Experiment): TemplateResult {
    const { settings, undoable, redoable } = experiment.store.state;
    const seed = settings.get("seed");
    return html`
      <ml-button class="second" kind="quiet" ?disabled=${!undoable} @click=${() => void experiment.undo("back")}>${say("bar.undo")}</ml-button>
      <ml-button class="second wide" kind="quiet" ?disabled=${!redoable} @click=${() => void experiment.undo("forth")}>${say("bar.redo")}</ml-button>
      <ml-menu kind="quiet" end .label=${say("bar.seed", { seed: seed ?? UNKNOWN })} .items=${SEEDS.map((id) => ({ id, label: say(`bar.${id}`) }))}
        @select=${(event: CustomEvent<{ id: string }>) => void experiment.again(event.detail.id === "new-seed" ? nextSeed(settings) : {})}></ml-menu>
      <ml-button class="wide" kind="quiet" @click=${this.open("help")}>${say("bar.help")}</ml-button>
    `;
  }

  private open(sheet: string): () => void {
    return () => tell(this, "open", { sheet });
  }
}

/** Whether nothing has been pushed out of its row: behind the name, or behind the rooms. */
function fits(header: HTMLElement): boolean {
  const [name, rooms] = ["h1", "nav"].map((part) => header.querySelector(part)?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY);
  const pushed = (part: Element, below = Number.POSITIVE_INFINITY): boolean => part.getClientRects().length > 0 && part.getBoundingClientRect().top >= below;
  const acts = [...header.querySelectorAll("ml-button, ml-menu")];
  return header.scrollWidth <= header.clientWidth && !acts.some((act) => pushed(act, act.matches(".second") ? rooms : name));
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-bar": Bar;
  }
}
