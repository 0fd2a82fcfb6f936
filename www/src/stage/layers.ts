/**
 * `<ml-layers>`: what the stage shows, as the figure's own knobs describe it: boxes for what is on or off, segments for a few ways,
 * menus for many, as many as fit into one line; everything else behind “More…”. In the line, what does not matter as things stand keeps
 * its place, so that nothing moves under the hand; a menu of classes comes at the line's end, where nothing follows that it could move.
 *
 * The line is laid out by the browser, with all of them in it; what wraps does not fit. It is only made invisible there, so the layout
 * does not depend on what was found of it, and nothing can swing between two answers.
 *
 * | property     | type       |                        |
 * |--------------|------------|------------------------|
 * | `experiment` | Experiment |                        |
 * | `figure`     | string     | id of the figure shown |
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { catalogue, mattering, sparse, value } from "../catalogue";
import type { Setting } from "../elements/events";
import "../elements/knob/knob";
import { help } from "../elements/knob/help";
import "../elements/menu";
import "../elements/more";
import "../elements/segments";
import type { ChoiceKnob, Knob, Option } from "../elements/spec";
import "../elements/toggle";
import type { Experiment } from "../experiment/experiment";
import { START, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say } from "../words/words";
import { layersStyle } from "./layers-style";

/** Ways that still fit side by side. */
const FEW = 2;
/** Letters of a word that says nothing by itself: “none”, “all”, “3”. */
const BARE = 4;
/** Narrower than this, in widths of the type, there is no room for a menu of classes beside what it belongs to. */
const NARROW = 42;

@customElement("ml-layers")
export class Layers extends LitElement {
  static override styles = [base, layersStyle];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property() figure = "";

  /** So many fit. */
  @state() private room = 0;
  @state() private narrow = true;
  @query(".line") private line!: HTMLElement | null;
  private readonly sizes = new ResizeObserver(() => this.fit());

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ view, settings }) => [view, settings.get("dim")]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  /** A word may have become longer: measured before anything is painted, once the controls have written theirs. */
  override updated(): void {
    const inner = this.line?.querySelectorAll<LitElement>("ml-segments, ml-menu, ml-toggle") ?? [];
    void Promise.all([...inner].map(({ updateComplete }) => updateComplete)).then(() => this.fit());
  }

  private fit(): void {
    const [first, ...others] = this.line?.children ?? [];
    if (!first || this.clientWidth === 0) return;
    this.narrow = this.clientWidth < NARROW * Number.parseFloat(getComputedStyle(this).fontSize);
    const { bottom } = first.getBoundingClientRect();
    const over = others.findIndex((one) => one.getBoundingClientRect().top >= bottom);
    this.room = over < 0 ? others.length : over;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    const { view, settings } = this.experiment?.store.state ?? START;
    const knobs = catalogue.views.find(({ id }) => id === this.figure)?.knobs ?? [];
    const matters = mattering(knobs, new Map([...settings, ...view]), [...knobs, ...catalogue.settings]);
    const line = inLine(knobs);
    const bar: readonly Knob[] = line.slice(0, this.room);
    const end = this.narrow ? [] : matters.filter(({ unit }) => unit === "class");
    const rest = matters.filter((knob) => !bar.includes(knob) && !end.includes(knob));
    const classes = this.experiment?.picture?.classes() ?? [];
    const boxes = rest.filter((knob) => knob.kind === "choice").filter(switches);
    return html`
      <div class="line"><div>${this.dimensions()}</div>
        ${line.map((knob, at) => html`<div class=${at < this.room ? "" : "over"}>${this.control(knob, !matters.includes(knob))}</div>`)}</div>
      ${end.map((knob) => this.menu(knob, classes.map((label, k) => ({ id: String(k), label })), false))}
      ${rest.length === 0 ? nothing : html`<ml-more .label=${say("layers.more")}>
        ${rest.filter(({ id }) => !boxes.some((box) => box.id === id)).map(
          (knob) => html`<ml-knob .knob=${knob} .value=${this.value(knob)} .classes=${classes} @input=${this.set} @change=${this.set}></ml-knob>`,
        )}
        ${boxes.length === 0 ? nothing : html`<div class="boxes">${boxes.map((knob) => this.toggle(knob))}</div>`}
      </ml-more>`}
    `;
  }

  /** A plane or a sphere: the experiment begins again with as many dimensions. More than these are chosen with the encoder. */
  private dimensions(): TemplateResult {
    const dim = this.experiment?.store.state.settings.get("dim") ?? "";
    const more = dim === "" || Number(dim) <= 3 ? [] : [{ id: dim, label: say("layers.dim.more", { dim }) }];
    const options = [...["2", "3"].map((id) => ({ id, label: say(`layers.dim.${id}`) })), ...more];
    return html`<ml-segments .label=${say("knob.dim")} .help=${say("knob.dim.help")} .options=${options}
      .value=${dim}
      @change=${(event: CustomEvent<{ value: string }>) => void this.experiment?.again({ dim: event.detail.value })}></ml-segments>`;
  }

  private control(knob: ChoiceKnob, idle: boolean): TemplateResult {
    if (switches(knob)) return this.toggle(knob, idle);
    const options = knob.options.map((id) => ({ id, label: say(`${knob.words}.${id}`) }));
    return knob.options.length <= FEW ? this.segments(knob, options, idle) : this.menu(knob, options, idle);
  }

  private menu(knob: Knob, options: readonly Option[], idle: boolean): TemplateResult {
    const chosen = this.value(knob);
    const label = options.find(({ id }) => id === chosen)?.label ?? chosen;
    const name = say(knob.words);
    const named = label.length > BARE ? label : say("control.named", { name, value: label });
    return html`<ml-menu steady .chooses=${name} .help=${help(knob)} .label=${label} .items=${options}
      .value=${chosen} .disabled=${idle} @select=${(event: CustomEvent<{ id: string }>) => this.view(knob, event.detail.id)}>${named}</ml-menu>`;
  }

  private toggle(knob: ChoiceKnob, idle = false): TemplateResult {
    return html`<ml-toggle .label=${say(knob.words)} .help=${help(knob)} .checked=${this.value(knob) === "on"} .disabled=${idle}
      @change=${(event: CustomEvent<{ checked: boolean }>) => this.view(knob, event.detail.checked ? "on" : "off")}></ml-toggle>`;
  }

  private segments(knob: ChoiceKnob, options: readonly Option[], idle: boolean): TemplateResult {
    return html`<ml-segments .label=${say(knob.words)} .help=${help(knob)} .options=${options} .value=${this.value(knob)} .disabled=${idle}
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
}

/**
 * What stands in the line, in the catalogue's order; but what only details another choice (which takes effect with it, and decides over
 * nothing itself) comes last: it is the first to make room.
 */
function inLine(knobs: readonly Knob[]): readonly ChoiceKnob[] {
  const choices = knobs.filter((knob) => knob.kind === "choice");
  const details = choices.filter((knob) => knob.when && !switches(knob) && !knobs.some(({ when }) => when?.some(([id]) => id === knob.id)));
  return [...choices.filter((knob) => !details.includes(knob)), ...details];
}

function switches({ options }: ChoiceKnob): boolean {
  return options.length === 2 && options.includes("on") && options.includes("off");
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-layers": Layers;
  }
}
