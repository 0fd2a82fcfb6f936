/**
 * `<margin-lab>`: a whole experiment in one tag: trainer, stage, transport, a word where something is wrong and, where asked for,
 * sliders. The Lab is built around it and articles embed it.
 *
 * | property     | type       |                                                                    |
 * |--------------|------------|--------------------------------------------------------------------|
 * | `state`      | string     | a link's fragment to open; also an attribute                        |
 * | `experiment` | Experiment | given from outside (then it is not closed with the element) or its own |
 * | `autoplay`   | boolean    | plays when first seen, unless `state` stands at a step or motion is unwelcome |
 * | `controls`   | string     | sliders below: `head` for its numbers alone; anything else (an empty attribute) for those of its auxiliary loss too, and undo beside a plane to paint in |
 * | `fitted`     | boolean    | its height is given: the stage takes what the rest leaves          |
 *
 * Events `ready`, `unfolded` once what acts on the picture stands around it, and `statechange` after the person changed something. Many fit on a page; nothing runs off screen.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { stageFigures } from "../catalogue";
import { Late } from "../drawing/late";
import { Unfold } from "../drawing/unfold";
import { tell } from "../elements/events";
import { Experiment } from "../experiment/experiment";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say } from "../words/words";
import { framed } from "./framed";
import { layout } from "./layout";
import "./notice";
import "./stage";

@customElement("margin-lab")
export class MarginLab extends LitElement {
  static override styles = [base, layout, framed];

  @property() state = "";
  @property({ type: Boolean }) autoplay = false;
  @property() controls: string | null = null;
  @property({ type: Boolean, reflect: true }) fitted = false;
  @property({ attribute: false }) experiment: Experiment | undefined;
  private own: Experiment | undefined;
  private told = false;
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

  /** Whether what acts on the picture stands around it. */
  get unfolded(): boolean {
    return this.around.parts > 0;
  }

  /** Puts the focus on the picture. */
  look(): void {
    this.renderRoot.querySelector<HTMLElement>("ml-stage")?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    this.toggleAttribute("two", this.plane);
    if (this.unfolded && !this.told) {
      this.told = true;
      tell(this, "unfolded");
    }
    if (this.own && (changed.has("state") || changed.has("experiment"))) void this.enter(this.own);
  }

  private async enter(experiment: Experiment): Promise<void> {
    experiment.changed = () => tell(this, "statechange", { state: experiment.fragment() });
    experiment.eager = this.autoplay;
    if (await experiment.enter(this.state)) tell(this, "ready");
  }

  /** Whether the data are a plane that can be painted in. */
  private get plane(): boolean {
    return this.experiment?.picture?.columns().length === 2;
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment, unfolded: acting } = this;
    if (!experiment) return nothing;
    const all = this.controls !== null && this.controls !== "head";
    const { embedding, inputs } = stageFigures(experiment.store.state.settings.get("dim"));
    const { plane } = this;
    return html`
      <div class="layers">${acting ? html`<ml-layers .experiment=${experiment} .figure=${embedding}></ml-layers>` : nothing}</div>
      <div class="room"><div class="planes ${plane ? "two" : ""}">
        <div class="main" data-name=${say("stage.embedding")}>
          <ml-stage .experiment=${experiment} .figure=${embedding}></ml-stage>
          <ml-notice .experiment=${experiment}></ml-notice>
        </div>
        ${plane ? html`<ml-input-plane data-name=${say("stage.data")} .experiment=${experiment} .figure=${inputs} .undo=${all} .fold=${this.fitted}></ml-input-plane>` : nothing}
      </div></div>
      <div class="controls">${acting ? html`<ml-controls .experiment=${experiment}></ml-controls>` : nothing}</div>
      ${this.controls !== null && acting ? html`<ml-margins wide ?term=${all} .experiment=${experiment}></ml-margins>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "margin-lab": MarginLab;
  }
}
