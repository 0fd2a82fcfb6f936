/**
 * `<ml-lab>`: the Lab. What one chooses on the left, the experiment in the middle, what came of it on the right; on a small screen
 * the experiment first with the head's sliders under it, the other choices in a sheet, the read-outs in a strip.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Unfold } from "../../drawing/unfold";
import "../../elements/sheet";
import type { Experiment } from "../../experiment/experiment";
import type { MarginLab } from "../../stage/margin-lab";
import "../../stage/margin-lab";
import type { State } from "../../store/state";
import { Watch } from "../../store/watch";
import { base } from "../../styles/base";
import { low } from "../../styles/windows";
import { say } from "../../words/words";

const small = matchMedia("(max-width: 900px)");
const bring = (): Promise<unknown> => import("./beside");

@customElement("ml-lab")
export class Lab extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        /* Larger type does not take the stage's room. */
        --left: min(288px * var(--zoom), 25.5vw);
        --right: min(316px * var(--zoom), 28vw);
        display: grid;
        grid-template-columns: var(--left) minmax(0, 1fr) var(--right);
        min-height: 0;
      }

      aside,
      main {
        min-width: 0;
        min-height: 0;
      }

      /* What is placed absolutely within scrolls with it, and does not make the page longer. */
      aside {
        position: relative;
        overflow: hidden auto;
        padding-block: 20px 28px;
        scrollbar-width: thin;
        scrollbar-color: var(--line) transparent;
      }

      /* A scrollbar, where it takes room, takes it from the inset: what is beside it keeps its width. */
      .left {
        --inset: 24px;
        padding-left: var(--inset);
        border-right: var(--hairline) solid var(--line);
      }

      .right {
        --inset: 20px;
        padding-left: var(--inset);
        border-left: var(--hairline) solid var(--line);
      }

      .left > * {
        width: calc(var(--left) - 2 * var(--inset) - var(--hairline));
      }

      .right > * {
        width: calc(var(--right) - 2 * var(--inset) - var(--hairline));
      }

      main {
        position: relative;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        padding: 0 28px;
      }

      @media (max-width: 1180px) {
        :host {
          --left: 248px;
          --right: 284px;
        }

        .left,
        .right {
          --inset: 16px;
        }

        main {
          padding: 0 16px;
        }
      }

      @media (max-width: 900px) {
        :host {
          display: block;
          padding-bottom: 64px;
        }

        main {
          padding: 0 12px;
        }

        .below {
          padding: 0;
        }

        .below:has(*) {
          padding: 20px 16px;
        }

      }

      /* On a low window the stage keeps its side of the screen: the sheet comes up beside it. */
      @media ${low} {
        :host {
          --above: 52px;
        }

        ml-sheet {
          --most: calc(100dvh - var(--above) - 52px);
          left: auto;
          width: max(300px, 100vw - 100dvh + var(--above) - 4px);
        }

        .slim {
          width: 300px;
        }
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @state() private narrow = small.matches;
  @query("margin-lab") private stage!: MarginLab | null;
  /** What stands beside the stage, once the first picture is on screen or there will be none: the choices, then the read-outs too. */
  private readonly beside = new Unfold(this, [bring, bring], () => this.ready);

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ phase }) => [phase]);
  }

  /** The read-outs stand under the sliders where the window is narrow: they come after them. */
  private get ready(): boolean {
    if (!this.experiment?.settled) return false;
    return this.beside.parts === 0 || (this.stage?.unfolded ?? false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    small.addEventListener("change", this.turned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    small.removeEventListener("change", this.turned);
  }

  /** Puts the focus on the picture. */
  look(): void {
    this.stage?.look();
  }

  override render(): TemplateResult {
    const { experiment, narrow, beside } = this;
    const planes = experiment?.picture?.columns().length === 2;
    const choices = beside.parts > 0 ? html`<ml-choices .experiment=${experiment} ?aside=${narrow}></ml-choices>` : nothing;
    return html`
      ${narrow ? "" : html`<aside class="left" aria-label=${say("lab.choices")}>${choices}</aside>`}
      <main aria-label=${say("lab.stage")}>
        <margin-lab .experiment=${experiment} controls=${narrow ? "head" : nothing} @unfolded=${() => this.requestUpdate()}></margin-lab>
      </main>
      <aside class=${narrow ? "below" : "right"} aria-label=${say("lab.readings")}>
        ${beside.parts > 1 ? html`<ml-readings .experiment=${experiment} ?narrow=${narrow}></ml-readings>` : nothing}
      </aside>
      ${narrow ? html`<ml-sheet class=${planes ? "slim" : ""} .label=${say("lab.choices")}>${choices}</ml-sheet>` : ""}
    `;
  }

  private readonly turned = (): void => {
    this.narrow = small.matches;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-lab": Lab;
  }
}
