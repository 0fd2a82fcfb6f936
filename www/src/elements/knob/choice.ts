/**
 * `<ml-knob-choice>`: a knob that takes one word of a list. Two or three short words stand side by side; more fold into a
 * select. Both `input` and `change` carry a `Setting`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { silence, tell, type Setting } from "../events";
import { help } from "./help";
import { knobStyle } from "./style";
import "../segments";
import type { Knob, Option } from "../spec";
import { symbol } from "../symbol";

/** Letters that fit beside the name in a narrow panel. */
const ROOM = 18;

@customElement("ml-knob-choice")
export class KnobChoice extends LitElement {
  static override styles = [
    base,
    knobStyle,
    css`
      .head {
        flex-wrap: wrap;
        justify-content: var(--choice-from, flex-end);
      }

      label {
        margin-right: var(--choice-gap, auto);
      }
    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) knob!: Knob;
  @property({ attribute: false }) options: readonly Option[] = [];
  @property() value = "";

  override render(): TemplateResult {
    const { knob, options } = this;
    const chosen = options.some(({ id }) => id === this.value) ? this.value : String(knob.default);
    const short = options.length <= 3 && options.reduce((sum, option) => sum + option.label.length, 0) <= ROOM;
    return html`
      <div class="head">
        <label for="field" title=${help(knob) || nothing}>
          ${knob.symbol === "" ? nothing : html`<span class="symbol">${symbol(knob.symbol)}</span>`}<span>${say(knob.words)}</span>
        </label>
        ${short
          ? html`<ml-segments .label=${say(knob.words)} .help=${help(knob)} .options=${options} .value=${chosen} @change=${this.segment}></ml-segments>`
          : html`<select id="field" aria-description=${help(knob) || nothing} @input=${silence} @change=${this.select}>
              ${options.map((option) => html`<option value=${option.id} .selected=${option.id === chosen}>${option.label}</option>`)}
            </select>`}
      </div>
    `;
  }

  private set(event: Event, value: string): void {
    silence(event);
    this.value = value;
    tell<Setting>(this, "input", { id: this.knob.id, value });
    tell<Setting>(this, "change", { id: this.knob.id, value });
  }

  private readonly segment = (event: CustomEvent<{ value: string }>): void => {
    this.set(event, event.detail.value);
  };

  private readonly select = (event: Event): void => {
    this.set(event, (event.target as HTMLSelectElement).value);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-knob-choice": KnobChoice;
  }
}
