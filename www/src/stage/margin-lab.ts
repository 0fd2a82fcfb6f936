/**
 * `<margin-lab>`: a whole experiment in one tag: trainer, stage and transport. The Lab is built around it and articles embed it.
 *
 * | property     | type       |                                                                    |
 * |--------------|------------|--------------------------------------------------------------------|
 * | `state`      | string     | a link's fragment to open; also an attribute                        |
 * | `experiment` | Experiment | given from outside (then it is not closed with the element) or its own |
 * | `autoplay`   | boolean    | plays when first seen, unless motion is unwelcome                   |
 *
 * Events `ready`, and `statechange` after the person changed something. Many fit on a page; nothing runs off screen.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { stageFigures } from "../catalogue";
import { tell } from "../elements/events";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { Experiment } from "../trainer/experiment";
import "./controls";
import "./input-plane";
import "./layers";
import "./stage";

@customElement("margin-lab")
export class MarginLab extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        min-width: 0;
        min-height: 0;
        container-type: inline-size;
      }

      .planes {
        display: flex;
        gap: 16px;
        justify-content: center;
        min-height: 0;
      }

      ml-stage {
        flex: 0 1 auto;
        width: 100%;
        max-width: calc(var(--stage-height, 100%) * 1);
        height: 100%;
      }

      ml-input-plane {
        flex: 1 1 0;
      }

      .planes.two ml-stage {
        flex: 1 1 0;
      }
    `,
  ];

  @property() state = "";
  @property({ type: Boolean }) autoplay = false;
  @property({ attribute: false }) experiment: Experiment | undefined;
  private own: Experiment | undefined;

  constructor() {
    super();
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
    if (this.autoplay && !matchMedia("(prefers-reduced-motion: reduce)").matches) experiment.play(true);
    tell(this, "ready");
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const { embedding, inputs } = stageFigures();
    const plane = experiment.picture?.columns().length === 2;
    return html`
      <ml-layers .experiment=${experiment} .figure=${embedding}></ml-layers>
      <div class="planes ${plane ? "two" : ""}">
        <ml-stage .experiment=${experiment} .figure=${embedding}></ml-stage>
        ${plane ? html`<ml-input-plane .experiment=${experiment} .figure=${inputs}></ml-input-plane>` : nothing}
      </div>
      <ml-controls .experiment=${experiment}></ml-controls>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "margin-lab": MarginLab;
  }
}
