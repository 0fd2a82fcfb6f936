/**
 * `<ml-bar>`: the bar above every room: the name, then undo, the seed, Share, help and the theme.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 *
 * Events `open` (`{ sheet }`) and `theme`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../elements/button";
import { tell } from "../elements/events";
import "../elements/menu";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import type { Experiment } from "../trainer/experiment";
import { say } from "../words/words";

const SEEDS = ["new-seed", "same-seed"] as const;

@customElement("ml-bar")
export class Bar extends LitElement {
  static override styles = [
    base,
    css`
      header {
        display: flex;
        gap: 8px;
        align-items: center;
        height: 52px;
        padding: 0 24px;
        border-bottom: var(--hairline) solid var(--line);
      }

      h1 {
        margin: 0 auto 0 0;
        font: 600 calc(19px * var(--zoom)) / 1 var(--serif);
        letter-spacing: -0.01em;
      }

      @media (max-width: 900px) {
        header {
          gap: 4px;
          padding: 0 12px 0 16px;
        }

        .wide {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings, undoable, redoable, theme }) => [settings.get("seed"), undoable, redoable, theme]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const { settings, undoable, redoable, theme } = experiment.store.state;
    const seed = Number(settings.get("seed") ?? 0);
    const open = (sheet: string) => () => tell(this, "open", { sheet });
    return html`<header>
      <h1>${say("app.name")}</h1>
      <ml-button class="wide" kind="quiet" ?disabled=${!undoable} @click=${() => void experiment.undo("back")}>${say("bar.undo")}</ml-button>
      <ml-button class="wide" kind="quiet" ?disabled=${!redoable} @click=${() => void experiment.undo("forth")}>${say("bar.redo")}</ml-button>
      <ml-menu kind="quiet" end .label=${say("bar.seed", { seed })} .items=${SEEDS.map((id) => ({ id, label: say(`bar.${id}`) }))}
        @select=${(event: CustomEvent<{ id: string }>) => void experiment.again(event.detail.id === "new-seed" ? { seed: String(seed + 1) } : {})}></ml-menu>
      <ml-button class="wide" kind="quiet" @click=${open("help")}>${say("bar.help")}</ml-button>
      <ml-button @click=${open("share")}>${say("bar.share")}</ml-button>
      <ml-button kind="quiet" .label=${say("bar.theme")} @click=${() => tell(this, "theme")}>${say(`theme.${theme || "auto"}`)}</ml-button>
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-bar": Bar;
  }
}
