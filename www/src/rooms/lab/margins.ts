/**
 * `<ml-margins>`: the numbers of the chosen head (m's and s) as sliders, each with what of it cannot be met and why.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { catalogue, value, type HeadSpec } from "../../catalogue";
import { limits } from "../../drawing/picture";
import type { Setting } from "../../elements/events";
import "../../elements/knob";
import type { Limit } from "../../elements/spec";
import { write } from "../../store/query";
import type { State } from "../../store/state";
import { Watch } from "../../store/watch";
import { base } from "../../styles/base";
import type { Experiment } from "../../trainer/experiment";

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
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: 12px 28px;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  /** Sliders side by side where there is room. */
  @property({ type: Boolean, reflect: true }) wide = false;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings, phase, table }) => [settings, phase, table]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    const settings = experiment?.store.state.settings;
    const head = catalogue.heads.find(({ id }) => id === settings?.get("head"));
    if (!experiment || !settings || !head) return nothing;
    const found = this.limits(head);
    const set = ({ detail: { id, value: chosen } }: CustomEvent<Setting>): void => experiment.set(id, chosen);
    const sliders = head.knobs.filter(({ kind }) => kind === "number");
    return html`${sliders.map((knob) => html`<ml-knob .knob=${knob} .value=${value(knob, settings)} .limits=${found.get(knob.id) ?? []} @input=${set} @change=${set}></ml-knob>`)}`;
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
