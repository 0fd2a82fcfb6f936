/**
 * `<ml-choices>`: what one chooses: data, head, term, the knobs that matter; everything else is one line that opens. All of it follows
 * from the catalogue.
 *
 * | property     | type       |                                                     |
 * |--------------|------------|-----------------------------------------------------|
 * | `experiment` | Experiment |                                                     |
 * | `aside`      | boolean    | the head's numbers stand elsewhere, beside the stage |
 *
 * Event `upload`: the person wants to bring a table.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { catalogue, mattering, timed, value, type DataSpec, type HeadSpec } from "../../catalogue";
import "../../elements/button";
import "../../elements/chips";
import "../../elements/data-cards/data-cards";
import "../../elements/disclosure";
import type { Setting } from "../../elements/events";
import "../../elements/formula/formula";
import "../../elements/knob/knob";
import "../../elements/menu";
import type { Knob } from "../../elements/spec";
import type { Experiment } from "../../experiment/experiment";
import "../../stage/margins";
import { options, settings as presetSettings, standing } from "../../presets";
import { START, type State } from "../../store/state";
import { Watch } from "../../store/watch";
import { base } from "../../styles/base";
import { has, say } from "../../words/words";
import { cards, ownCard } from "./cards";
import { args, groups, main } from "./groups";
import "./terms";

@customElement("ml-choices")
export class Choices extends LitElement {
  static override styles = [
    base,
    css`
      :host,
      section {
        display: flex;
        flex-direction: column;
        gap: 10px;
        min-width: 0;
      }

      :host {
        gap: 22px;
      }

      ml-formula {
        margin: 6px 0 0;
        text-align: center;
      }

      section > ml-menu {
        align-self: center;
        margin-top: -8px;
      }

      .mixed {
        display: flex;
        gap: 12px;
        align-items: center;
        justify-content: space-between;
      }

      .mixed p {
        margin: 0;
        color: var(--ink-2);
        font-size: var(--small);
        line-height: calc(17px * var(--zoom));
      }

      .mixed ml-button {
        flex: none;
      }

      .knobs {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }

      .summaries {
        gap: 2px;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ type: Boolean }) aside = false;
  @state() private opened = new Set<string>();

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings, phase, table }) => [settings, phase, table]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment || experiment.store.state.settings.size === 0) return nothing;
    const { settings } = experiment.store.state;
    const head = catalogue.heads.find(({ id }) => id === settings.get("head"));
    const data = catalogue.datasets.find(({ id }) => id === settings.get("data"));
    return html`${this.data(data)} ${head ? this.head(head) : nothing}
      <section>
        <h2 class="caps">${say("choices.training")}</h2>
        <div class="knobs">${main.map((knob) => this.knob(knob))}</div>
        <div class="summaries">
          ${head ? [this.more("head", this.quiet(head)), ...groups.map(({ id, knobs }) => this.more(id, timed(knobs, head), knobs.length))] : nothing}
        </div>
      </section>`;
  }

  private data(spec: DataSpec | undefined): TemplateResult {
    const { table, brought } = this.experiment?.store.state ?? START;
    const all = brought ? [...cards, ownCard(brought, table === brought ? this.experiment?.picture : undefined)] : cards;
    return html`<section>
      <h2 class="caps">${say("data.section")}</h2>
      <ml-data-cards .cards=${all} .value=${live(table ? catalogue.table : (spec?.id ?? ""))} .upload=${say("choices.upload")} @change=${this.chooseData}></ml-data-cards>
      ${spec ? this.more("data", spec.knobs.filter(({ technical }) => !technical)) : nothing}
    </section>`;
  }

  private head(spec: HeadSpec): TemplateResult {
    const { settings } = this.experiment?.store.state ?? START;
    const heads = catalogue.heads.map(({ id }) => ({ id, label: say(`head.${id}`), help: has(`head.${id}.what`) ? say(`head.${id}.what`) : "" }));
    return html`<section>
      <h2 class="caps">${say("head.section")}</h2>
      <ml-chips .label=${say("head.section")} .options=${heads} .value=${spec.id}
        @change=${(event: CustomEvent<{ value: string }>) => this.experiment?.set("head", event.detail.value)}></ml-chips>
      <ml-formula .formula=${spec.formula} .knobs=${spec.knobs} .values=${Object.fromEntries(settings)}></ml-formula>
      ${spec.presets.length === 0 ? nothing : html`<ml-menu kind="quiet" .label=${say("choices.presets")} .items=${options(spec)}
        .value=${standing(spec, settings)} @select=${(event: CustomEvent<{ id: string }>) => this.usePreset(spec, event.detail.id)}></ml-menu>`}
      ${this.aside ? nothing : html`<ml-margins .experiment=${this.experiment}></ml-margins>`}
      ${this.experiment?.mixed ? this.mixed() : nothing}
      <ml-terms .experiment=${this.experiment}></ml-terms>
    </section>`;
  }

  /** What two heads one after the other do not show. */
  private mixed(): TemplateResult {
    return html`<div class="mixed"><p>${say("choices.mixed")}</p><ml-button @click=${() => this.experiment?.again()}>${say("choices.anew")}</ml-button></div>`;
  }

  /** The head's settings that are words: one line of summary. */
  private quiet(spec: HeadSpec): readonly Knob[] {
    return spec.knobs.filter(({ kind }) => kind !== "number");
  }

  /** One line that opens. The words of a group name all its settings: where some do not matter, the others are listed. */
  private more(id: string, knobs: readonly Knob[], whole = knobs.length): TemplateResult | typeof nothing {
    if (knobs.length === 0) return nothing;
    const { settings } = this.experiment?.store.state ?? START;
    const named = has(`group.${id}`) && knobs.length === whole;
    const listed = knobs.map((knob) => (knob.kind === "choice"
      ? say("control.named", { name: say(knob.words), value: say(`${knob.words}.${value(knob, settings)}`) })
      : `${say(knob.words)} ${value(knob, settings)}`));
    const summary = named ? say(`group.${id}`, args(knobs, settings)) : listed.join(" · ");
    return html`<ml-disclosure .summary=${summary} @toggle=${(event: CustomEvent<{ open: boolean }>) => this.turn(id, event.detail.open)}>
      ${this.opened.has(id) ? html`<div class="knobs">${mattering(knobs, settings, [...knobs, ...catalogue.settings]).map((knob) => this.knob(knob))}</div>` : nothing}
    </ml-disclosure>`;
  }

  private turn(id: string, open: boolean): void {
    const opened = new Set(this.opened);
    if (open) opened.add(id);
    else opened.delete(id);
    this.opened = opened;
  }

  private knob(knob: Knob): TemplateResult {
    const { settings } = this.experiment?.store.state ?? START;
    const set = (event: CustomEvent<Setting>): void => {
      if (knob.effect === "live") this.experiment?.set(knob.id, event.detail.value);
      else if (event.type === "change") void this.experiment?.again({ [knob.id]: event.detail.value });
    };
    return html`<ml-knob .knob=${knob} .value=${value(knob, settings)} @input=${set} @change=${set}></ml-knob>`;
  }

  private usePreset(spec: HeadSpec, id: string): void {
    for (const [knob, wanted] of Object.entries(presetSettings(spec, id))) this.experiment?.set(knob, wanted, "preset");
  }

  private readonly chooseData = async (event: CustomEvent<{ value: string }>): Promise<void> => {
    await this.experiment?.choose(event.detail.value);
    // A set that could not be had is not the chosen one.
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-choices": Choices;
  }
}
