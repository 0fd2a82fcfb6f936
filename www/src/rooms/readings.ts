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
import { customElement, property } from "lit/decorators.js";
import { catalogue, value, type FigureSpec } from "../catalogue";
import "../elements/class-table";
import "../elements/disclosure";
import "../elements/menu";
import "../elements/numbers";
import type { Figure as Number3 } from "../elements/numbers";
import "../elements/plot";
import "../elements/strip";
import type { ChoiceKnob } from "../elements/spec";
import "../stage/figure";
import { write } from "../store/query";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import type { Experiment } from "../trainer/experiment";
import { show } from "../words/number";
import { say, sayWire } from "../words/words";
import { columns, rows } from "./classes";

const figures = catalogue.figures.filter(({ place }) => place === "reading");
/** Where the numbers hold the accuracies, and where the metrics begin. */
const AT = { train: 2, test: 3, metrics: 5 };
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

      ml-figure {
        width: 100%;
        height: 100%;
      }

      ml-strip ml-plot {
        width: min(320px, 82vw);
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ type: Boolean }) narrow = false;

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
      <ml-numbers .items=${this.large(numbers)}></ml-numbers>
      ${this.narrow ? html`<ml-strip .label=${say("readings.plots")}>${plots}</ml-strip>` : plots}
      ${this.classes()}
      <ml-disclosure .summary=${say("readings.measures")}>
        <dl>${catalogue.metrics.map(({ id, unit }, i) => html`<dt title=${say(`metric.${id}.what`)}>${say(`metric.${id}`)}</dt>
          <dd>${show(numbers[AT.metrics + i] ?? Number.NaN, FORMATS[unit])}</dd>`)}</dl>
      </ml-disclosure>
    `;
  }

  private large(numbers: readonly number[]): Number3[] {
    const share = (at: number, key: string): Number3 => {
      const [text = "–", unit = ""] = show(numbers[at] ?? Number.NaN, "%").split(" ");
      return { value: text, unit, label: say(key) };
    };
    const [first] = catalogue.metrics;
    const third = first ? [{ value: show(numbers[AT.metrics] ?? Number.NaN, ".2"), label: say(`metric.${first.id}`), help: say(`metric.${first.id}.what`) }] : [];
    return [share(AT.train, "readings.train"), share(AT.test, "readings.test"), ...third];
  }

  private plot(figure: FigureSpec): TemplateResult {
    const { experiment } = this;
    const [width, height] = figure.size;
    const view = experiment?.store.state.view ?? new Map<string, string>();
    const still = experiment?.store.state.playing === false;
    const sentences = still ? (experiment.picture?.describe(figure.id, write(view)) ?? []).map(sayWire) : [];
    return html`<ml-plot .heading=${say(`figure.${figure.id}`)} .description=${sentences.join(" ")} .ratio=${width / height}>
      ${figure.knobs.filter((knob) => knob.kind === "choice").map((knob) => this.menu(knob, value(knob, view)))}
      <ml-figure .experiment=${experiment} .figure=${figure.id}></ml-figure>
    </ml-plot>`;
  }

  private menu(knob: ChoiceKnob, chosen: string): TemplateResult {
    const items = knob.options.map((id) => ({ id, label: say(`${knob.words}.${id}`) }));
    const select = (event: CustomEvent<{ id: string }>): void =>
      this.experiment?.view({ [knob.id]: event.detail.id === knob.default ? undefined : event.detail.id });
    return html`<ml-menu slot="beside" end kind="quiet" .label=${say(`${knob.words}.${chosen}`)} .items=${items} .value=${chosen} @select=${select}></ml-menu>`;
  }

  private classes(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment?.picture) return nothing;
    const { isolate } = experiment.store.state;
    return html`<ml-class-table .label=${say("readings.classes")} .columns=${columns} .rows=${rows(experiment.picture)}
      .isolated=${isolate < 0 ? null : isolate} @isolate=${this.isolate}></ml-class-table>`;
  }

  private readonly isolate = (event: CustomEvent<{ class: number | null }>): void => {
    this.experiment?.isolate(event.detail.class ?? -1);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-readings": Readings;
  }
}
