/**
 * `<ml-terms>`: the auxiliary loss beside the head: one line that says which, and opens to change it and its knobs while training
 * goes on. It stands open where the experiment brings a term.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { catalogue, value, type TermSpec } from "../../catalogue";
import "../../elements/chips";
import "../../elements/disclosure";
import type { Setting } from "../../elements/events";
import "../../elements/formula/formula";
import "../../elements/knob/knob";
import type { Option } from "../../elements/spec";
import type { Experiment } from "../../experiment/experiment";
import { START, type State } from "../../store/state";
import { Watch } from "../../store/watch";
import { base } from "../../styles/base";
import { say } from "../../words/words";

const OPTIONS: readonly Option[] = [catalogue.none, ...catalogue.terms.map(({ id }) => id)].map((id) => ({ id, label: say(`term.${id}`), help: say(`term.${id}.what`) }));

@customElement("ml-terms")
export class Terms extends LitElement {
  static override styles = [
    base,
    css`
      .inside {
        display: flex;
        flex-direction: column;
        gap: 12px;
        min-width: 0;
      }

      p {
        margin: 0;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  /** Absent until the person has opened or closed it. */
  @state() private opened: boolean | undefined;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings }) => [settings]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const { settings } = experiment.store.state;
    const term = catalogue.terms.find(({ id }) => id === settings.get("term"));
    const open = this.opened ?? term !== undefined;
    const summary = say("control.named", { name: say("term.section"), value: this.chosen(term) });
    return html`<ml-disclosure .summary=${summary} .open=${open} @toggle=${(event: CustomEvent<{ open: boolean }>) => (this.opened = event.detail.open)}>
      ${open ? this.inside(experiment, term) : nothing}
    </ml-disclosure>`;
  }

  /** The term and its first knob, the weight. */
  private chosen(term: TermSpec | undefined): string {
    const name = say(`term.${term?.id ?? catalogue.none}`);
    const [weight] = term?.knobs ?? [];
    return weight ? `${name} · ${weight.symbol} ${value(weight, (this.experiment?.store.state ?? START).settings)}` : name;
  }

  private inside(experiment: Experiment, term: TermSpec | undefined): TemplateResult {
    const { settings } = experiment.store.state;
    const choose = (event: CustomEvent<{ value: string }>): void => {
      this.opened = true;
      experiment.set("term", event.detail.value);
    };
    const set = ({ detail: { id, value: wanted } }: CustomEvent<Setting>): void => experiment.set(id, wanted);
    return html`<div class="inside">
      <ml-chips .label=${say("term.section")} .options=${OPTIONS} .value=${term?.id ?? catalogue.none} @change=${choose}></ml-chips>
      ${term
        ? html`<p>${say(`term.${term.id}.what`)}</p>
            <ml-formula .formula=${term.formula} .knobs=${term.knobs} .values=${Object.fromEntries(settings)}></ml-formula>
            ${term.knobs.map((knob) => html`<ml-knob .knob=${knob} .value=${value(knob, settings)} @input=${set} @change=${set}></ml-knob>`)}`
        : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-terms": Terms;
  }
}
