/**
 * `<ml-margins>`: the numbers of the chosen head (m's and s) as sliders, each with what of it cannot be met and why.
 *
 * | property     | type       |                                                            |
 * |--------------|------------|------------------------------------------------------------|
 * | `experiment` | Experiment |                                                            |
 * | `wide`       | boolean    | sliders side by side where there is room                   |
 * | `term`       | boolean    | the numbers of the auxiliary loss too, where there is one |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { catalogue, value, type HeadSpec } from "../catalogue";
import { limits, ramping } from "../drawing/picture";
import type { Setting } from "../elements/events";
import "../elements/knob/knob";
import type { Knob, Limit } from "../elements/spec";
import type { Experiment } from "../experiment/experiment";
import { write } from "../store/query";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say } from "../words/words";

@customElement("ml-margins")
export class Margins extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }

      :host([wide]) {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(var(--slider, 220px), 1fr));
        gap: 12px 28px;
      }

      h2 {
        grid-column: 1 / -1;
        margin: 4px 0 0;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ type: Boolean, reflect: true }) wide = false;
  @property({ type: Boolean }) term = false;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings, phase, table, numbers }) => [settings, phase, table, numbers]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    const settings = experiment?.store.state.settings;
    const head = catalogue.heads.find(({ id }) => id === settings?.get("head"));
    if (!experiment || !settings || !head) return nothing;
    const found = this.limits(head);
    const acting = experiment.picture ? ramping(settings, experiment.store.state.step) : new Map<string, string>();
    const term = this.term ? catalogue.terms.find(({ id }) => id === settings.get("term")) : undefined;
    const set = ({ detail: { id, value: chosen } }: CustomEvent<Setting>): void => experiment.set(id, chosen);
    const sliders = (knobs: readonly Knob[]): readonly TemplateResult[] =>
      knobs
        .filter(({ kind }) => kind === "number")
        .map((knob) => html`<ml-knob .knob=${knob} .value=${value(knob, settings)} .limits=${found.get(knob.id) ?? []} .acting=${acting.get(knob.id) ?? ""} @input=${set} @change=${set}></ml-knob>`);
    return html`${sliders(head.knobs)}
      ${term ? html`<h2 class="caps">${say("control.named", { name: say("term.section"), value: say(`term.${term.id}`) })}</h2>${sliders(term.knobs)}` : nothing}`;
  }

  private limits(head: HeadSpec): Map<string, Limit[]> {
    const { experiment } = this;
    if (!experiment?.picture) return new Map();
    const { settings } = experiment.store.state;
    const knobs = write(head.knobs.map((knob) => [knob.id, value(knob, settings)] as const));
    return limits(head.id, knobs, experiment.picture.classes().length, Number(settings.get("dim") ?? 2));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-margins": Margins;
  }
}
