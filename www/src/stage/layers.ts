/**
 * `<ml-layers>`: what the stage shows, as the figure's own knobs describe it: boxes for what is on or off, segments for a few ways,
 * everything else behind “More…”.
 *
 * | property     | type       |                        |
 * |--------------|------------|------------------------|
 * | `experiment` | Experiment |                        |
 * | `figure`     | string     | id of the figure shown |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { catalogue, mattering, sparse, value } from "../catalogue";
import { newest } from "../drawing/newest";
import type { Setting } from "../elements/events";
import "../elements/knob";
import { help } from "../elements/knob-help";
import "../elements/menu";
import "../elements/segments";
import type { ChoiceKnob, Knob } from "../elements/spec";
import "../elements/toggle";
import { START, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import type { Experiment } from "../trainer/experiment";
import { say } from "../words/words";

/** Ways that still fit side by side. */
const FEW = 2;
/** Width of one control in the bar, about, in CSS pixels. */
const EACH = 128;

@customElement("ml-layers")
export class Layers extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        align-items: center;
        min-height: 45px;
        padding: 6px 0;
      }

      .more {
        position: relative;
        margin-left: auto;
      }

      .more[open] ml-knob {
        margin-top: 10px;
      }

      summary {
        padding: 4px 6px;
        border-radius: var(--radius);
        color: var(--ink-2);
        cursor: pointer;
        list-style: none;
      }

      summary:hover {
        color: var(--ink);
      }

      .sheet {
        position: absolute;
        top: calc(100% + 4px);
        right: 0;
        z-index: 20;
        width: 280px;
        padding: 8px 16px 16px;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-large);
        background: var(--panel);
        box-shadow: var(--float);
      }

      .boxes {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px 12px;
        margin-top: 14px;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property() figure = "";

  @state() private room = 1;
  private readonly sizes = new ResizeObserver((entries) => newest(entries, ({ contentRect }) => (this.room = Math.max(1, Math.floor(contentRect.width / EACH) - 2))));

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ view, settings }) => [view, settings.get("dim")]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this.experiment?.store.state ?? START;
    const knobs = catalogue.views.find(({ id }) => id === this.figure)?.knobs ?? [];
    const bar = knobs.filter((knob) => knob.kind === "choice").slice(0, this.room);
    const rest = mattering(knobs, view).filter((knob) => !bar.some(({ id }) => id === knob.id));
    const classes = this.experiment?.picture?.classes() ?? [];
    const boxes = rest.filter((knob) => knob.kind === "choice").filter(switches);
    return html`
      ${this.dimensions()}
      ${bar.map((knob) => (switches(knob) ? this.toggle(knob) : knob.options.length <= FEW ? this.segments(knob) : this.menu(knob)))}
      ${rest.length === 0 ? nothing : html`<details class="more" @keydown=${this.shut} @focusout=${this.left}>
        <summary>${say("layers.more")}</summary>
        <div class="sheet">
          ${rest.filter(({ id }) => !boxes.some((box) => box.id === id)).map((knob) => html`<ml-knob .knob=${knob} .value=${this.value(knob)} .classes=${classes} @input=${this.set} @change=${this.set}></ml-knob>`)}
          ${boxes.length === 0 ? nothing : html`<div class="boxes">${boxes.map((knob) => this.toggle(knob))}</div>`}
        </div>
      </details>`}
    `;
  }

  /** A plane or a sphere: the experiment begins again with as many dimensions. */
  private dimensions(): TemplateResult {
    const options = ["2", "3"].map((id) => ({ id, label: say(`layers.dim.${id}`) }));
    return html`<ml-segments .label=${say("knob.dim")} .help=${say("knob.dim.help")} .options=${options}
      .value=${this.experiment?.store.state.settings.get("dim") ?? ""}
      @change=${(event: CustomEvent<{ value: string }>) => void this.experiment?.again({ dim: event.detail.value })}></ml-segments>`;
  }

  private menu(knob: ChoiceKnob): TemplateResult {
    const options = knob.options.map((id) => ({ id, label: say(`${knob.words}.${id}`) }));
    const chosen = this.value(knob);
    return html`<ml-menu .chooses=${say(knob.words)} .help=${help(knob)} .label=${say(`${knob.words}.${chosen}`)} .items=${options} .value=${chosen}
      @select=${(event: CustomEvent<{ id: string }>) => this.view(knob, event.detail.id)}></ml-menu>`;
  }

  private toggle(knob: ChoiceKnob): TemplateResult {
    return html`<ml-toggle .label=${say(knob.words)} .help=${help(knob)} .checked=${this.value(knob) === "on"}
      @change=${(event: CustomEvent<{ checked: boolean }>) => this.view(knob, event.detail.checked ? "on" : "off")}></ml-toggle>`;
  }

  private segments(knob: ChoiceKnob): TemplateResult {
    const options = knob.options.map((id) => ({ id, label: say(`${knob.words}.${id}`) }));
    return html`<ml-segments .label=${say(knob.words)} .help=${help(knob)} .options=${options} .value=${this.value(knob)}
      @change=${(event: CustomEvent<{ value: string }>) => this.view(knob, event.detail.value)}></ml-segments>`;
  }

  private value(knob: Knob): string {
    return value(knob, (this.experiment?.store.state ?? START).view);
  }

  private view(knob: Knob, chosen: string): void {
    this.experiment?.view(sparse([knob], { [knob.id]: chosen }));
  }

  private readonly set = (event: CustomEvent<Setting>): void => {
    const { id, value: chosen } = event.detail;
    const knob = catalogue.views.flatMap(({ knobs }) => knobs).find((one) => one.id === id);
    if (knob) this.view(knob, chosen);
  };

  private readonly shut = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    const details = event.currentTarget as HTMLDetailsElement;
    details.open = false;
    details.querySelector("summary")?.focus();
  };

  private readonly left = (event: FocusEvent): void => {
    const details = event.currentTarget as HTMLDetailsElement;
    const next = event.relatedTarget;
    if (next instanceof Node && !details.contains(next)) details.open = false;
  };
}

function switches({ options }: ChoiceKnob): boolean {
  return options.length === 2 && options.includes("on") && options.includes("off");
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-layers": Layers;
  }
}
