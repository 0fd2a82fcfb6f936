/**
 * `<margin-lab>`: a whole experiment in one tag: trainer, stage, transport, a word where something is wrong and, where asked for,
 * sliders. The Lab is built around it and articles embed it.
 *
 * | property     | type       |                                                                    |
 * |--------------|------------|--------------------------------------------------------------------|
 * | `state`      | string     | a link's fragment to open; also an attribute                        |
 * | `experiment` | Experiment | given from outside (then it is not closed with the element) or its own |
 * | `autoplay`   | boolean    | plays when first seen, unless motion is unwelcome                   |
 * | `controls`   | boolean    | sliders below: the head's numbers and those of its auxiliary loss; undo beside a plane to paint in |
 *
 * Events `ready`, and `statechange` after the person changed something. Many fit on a page; nothing runs off screen.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { stageFigures } from "../catalogue";
import { Late } from "../drawing/late";
import { Unfold } from "../drawing/unfold";
import { tell } from "../elements/events";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { still } from "../styles/motion";
import { Experiment } from "../trainer/experiment";
import "./notice";
import "./stage";

@customElement("margin-lab")
export class MarginLab extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto auto;
        grid-template-columns: minmax(0, 1fr);
        min-width: 0;
        min-height: 0;
      }

      .planes {
        --side: min(100cqw, 100cqh);
        display: flex;
        gap: 20px;
        align-items: flex-start;
        justify-content: center;
        min-height: 0;
      }

      .room {
        display: grid;
        align-content: center;
        min-height: 0;
        container-type: size;
      }

      .two {
        --side: min((100cqw - 20px) / 2, 100cqh - 120px);
      }

      .main {
        position: relative;
        width: var(--side);
        height: var(--side);
      }

      ml-stage {
        width: 100%;
        height: 100%;
      }

      ml-input-plane {
        width: var(--side);
      }

      /* As high as what comes later, so that the stage stays where it is. */
      .layers {
        min-height: max(45px, calc(var(--target) + 14px));
      }

      .controls {
        min-height: calc(max(42px, var(--target)) + 28px);
        padding: 12px 0 16px;
      }

      @media (max-width: 900px) {
        .room {
          display: block;
          container-type: inline-size;
        }

        .planes {
          /* With the bar above it and the transport below, all of it on screen, unless that makes it tiny. */
          --side: max(min(100cqw, 100dvh - 300px), min(100cqw, 280px));
        }

        .two {
          --side: calc((100cqw - 20px) / 2);
        }
      }

      /* One under the other, with the transport between them: what plays is seen. */
      @media (max-width: 560px) {
        :host {
          display: flex;
          flex-direction: column;
          container-type: inline-size;
        }

        .room,
        .planes {
          display: contents;
        }

        .main,
        ml-input-plane {
          --side: max(min(100cqw, 100dvh - 300px), min(100cqw, 280px));
          align-self: center;
          order: 1;
        }

        .controls {
          order: 2;
        }

        ml-input-plane,
        ml-margins {
          order: 3;
        }
      }

      @media (max-width: 464px) {
        .controls {
          min-height: calc(var(--target) + 80px);
        }
      }
    `,
  ];

  @property() state = "";
  @property({ type: Boolean }) autoplay = false;
  @property({ type: Boolean, reflect: true }) controls = false;
  @property({ attribute: false }) experiment: Experiment | undefined;
  private own: Experiment | undefined;
  /** What acts on the picture comes after it. */
  private readonly around = new Unfold(this, [() => import("./around")], () => this.experiment?.settled ?? false);

  constructor() {
    super();
    new Late(this, () => import("./input-plane"), () => this.plane, () => this.experiment?.complain(["page.no-part"]));
    new Watch<State>(this, () => this.experiment?.store, ({ phase, settings, diverged }) => [phase, settings, diverged]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.experiment) this.experiment = this.own = new Experiment();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.own?.close();
    if (this.own) this.experiment = this.own = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.own && (changed.has("state") || changed.has("experiment"))) void this.enter(this.own);
  }

  private async enter(experiment: Experiment): Promise<void> {
    experiment.changed = () => tell(this, "statechange", { state: experiment.fragment() });
    if (!(await experiment.enter(this.state))) return;
    if (this.autoplay && !still.matches) experiment.play(true);
    tell(this, "ready");
  }

  /** Whether the data are a plane that can be painted in. */
  private get plane(): boolean {
    return this.experiment?.picture?.columns().length === 2;
  }

  override render(): TemplateResult | typeof nothing {
    const { around, experiment } = this;
    if (!experiment) return nothing;
    const acting = around.parts > 0;
    const { embedding, inputs } = stageFigures(experiment.store.state.settings.get("dim"));
    const { plane } = this;
    return html`
      <div class="layers">${acting ? html`<ml-layers .experiment=${experiment} .figure=${embedding}></ml-layers>` : nothing}</div>
      <div class="room"><div class="planes ${plane ? "two" : ""}">
        <div class="main">
          <ml-stage .experiment=${experiment} .figure=${embedding}></ml-stage>
          <ml-notice .experiment=${experiment}></ml-notice>
        </div>
        ${plane ? html`<ml-input-plane .experiment=${experiment} .figure=${inputs} .undo=${this.controls}></ml-input-plane>` : nothing}
      </div></div>
      <div class="controls">${acting ? html`<ml-controls .experiment=${experiment}></ml-controls>` : nothing}</div>
      ${this.controls && acting ? html`<ml-margins wide term .experiment=${experiment}></ml-margins>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "margin-lab": MarginLab;
  }
}
