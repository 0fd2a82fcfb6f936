/**
 * `<ml-readings>`: what came of it: three large numbers, the small plots that the catalogue lists for this place, every measure, one
 * row per class. On a narrow screen the plots are swiped through.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 * | `narrow`     | boolean    |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { catalogue, sparse, value, type ViewSpec } from "../../catalogue";
import "../../elements/button";
import "../../elements/class-table";
import "../../elements/disclosure";
import type { Setting } from "../../elements/events";
import "../../elements/knob/knob";
import "../../elements/numbers";
import type { Figure as Large } from "../../elements/numbers";
import "../../elements/plot";
import "../../elements/strip";
import type { Experiment } from "../../experiment/experiment";
import "../../stage/figure";
import { write } from "../../store/query";
import type { Numbers } from "../../store/numbers";
import { START, type State } from "../../store/state";
import { Watch } from "../../store/watch";
import { base } from "../../styles/base";
import { show } from "../../words/number";
import { has, say, sayWire } from "../../words/words";
import { columns, rows } from "./classes";

const figures = catalogue.views.filter(({ place }) => place === "reading");
const FORMATS = { share: "%", angle: "deg", none: ".3" } as const;

@customElement("ml-readings")
export class Readings extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 20px;
        min-width: 0;
      }

      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 4px 12px;
        margin: 0;
      }

      dt {
        color: var(--ink-2);
      }

      dd {
        margin: 0;
        text-align: right;
      }

      .of {
        margin: 0 0 6px;
        color: var(--ink-2);
        font-size: var(--small);
      }

      ml-figure {
        width: 100%;
        height: 100%;
      }

      /* From edge to edge, so that the next one peeks in from the window's. */
      ml-strip {
        margin-inline: -16px;
      }

      .plot {
        display: grid;
        gap: 8px;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ type: Boolean }) narrow = false;
  /** The figure whose options are open. */
  @state() private opened = "";

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ numbers, view, isolate, phase }) => [numbers, view, isolate, phase]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const { numbers } = experiment.store.state;
    const plots = figures.map((figure) => this.plot(figure));
    return html`
      <h2 class="unseen">${say("lab.readings")}</h2>
      <ml-numbers .items=${this.large(numbers)}></ml-numbers>
      ${this.narrow ? html`<ml-strip .label=${say("readings.plots")}>${plots}</ml-strip>` : plots}
      ${this.classes()}
      <ml-disclosure .summary=${say("readings.measures")}>
        <p class="of">${say("readings.measures.of")}</p>
        <dl>${catalogue.metrics.map(({ id, unit }, i) => html`<dt title=${say(`metric.${id}.what`)}>${say(`metric.${id}`)}</dt>
          <dd title=${why(id, numbers.metrics[i]) || nothing}>${show(numbers.metrics[i] ?? Number.NaN, FORMATS[unit])}</dd>`)}</dl>
      </ml-disclosure>
    `;
  }

  private large({ train, test, metrics }: Numbers): Large[] {
    const share = (accuracy: number, key: string): Large => {
      const [text = "–", unit = ""] = show(accuracy, "%").split(" ");
      return { value: text, unit, label: say(key) };
    };
    const [first] = catalogue.metrics;
    const third = first ? [{ value: show(metrics[0] ?? Number.NaN, ".2"), label: say(`metric.${first.id}`), help: [say(`metric.${first.id}.what`), why(first.id, metrics[0])].join(" ").trim() }] : [];
    return [share(train, "readings.train"), share(test, "readings.test"), ...third];
  }

  private plot(figure: ViewSpec): TemplateResult {
    const { experiment } = this;
    const [width, height] = figure.size;
    const { view, playing } = experiment?.store.state ?? START;
    const sentences = playing ? [] : (experiment?.picture?.describe(figure.id, write(view)) ?? []).map(sayWire);
    const name = say(`figure.${figure.id}`);
    const open = this.opened === figure.id;
    return html`<div class="plot">
      <ml-plot .heading=${this.headed(figure, view)} .description=${sentences.join(" ")} .ratio=${width / height}>
        ${figure.knobs.length === 0 ? nothing : html`<ml-button slot="beside" kind="quiet" .label=${say("readings.options", { name })} .pressed=${open}
          @click=${() => (this.opened = open ? "" : figure.id)}>⋯</ml-button>`}
        <ml-figure .experiment=${experiment} .figure=${figure.id}></ml-figure>
      </ml-plot>
      ${open ? figure.knobs.map((knob) => html`<ml-knob .knob=${knob} .value=${value(knob, view)} @input=${this.set} @change=${this.set}></ml-knob>`) : nothing}
    </div>`;
  }

  /** Its name, and whose numbers it shows, where that is a choice. */
  private headed({ id, knobs }: ViewSpec, view: State["view"]): string {
    const whose = knobs.map((knob) => `figure.${id}.of.${value(knob, view)}`).filter(has);
    return [`figure.${id}`, ...whose].map((key) => say(key)).join(" ");
  }

  private readonly set = (event: CustomEvent<Setting>): void => {
    const { id, value: chosen } = event.detail;
    this.experiment?.view(sparse(figures.flatMap(({ knobs }) => knobs), { [id]: chosen }));
  };

  private classes(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment?.picture) return nothing;
    const { isolate } = experiment.store.state;
    return html`<ml-class-table .label=${say("readings.classes")} .columns=${columns} .rows=${rows(experiment.picture)}
      .isolated=${isolate} @isolate=${this.isolate}></ml-class-table>`;
  }

  private readonly isolate = (event: CustomEvent<{ class: number }>): void => {
    this.experiment?.isolate(event.detail.class);
  };
}

/** Why a measure shows a dash; empty where it shows a number. */
function why(id: string, number: number | undefined): string {
  if (number === undefined) return say("metric.none");
  return Number.isNaN(number) ? say(`metric.${id}.none`) : "";
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-readings": Readings;
  }
}
