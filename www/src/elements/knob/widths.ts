/**
 * `<ml-knob-widths>`: the hidden layers of the encoder as text, `64-64`; empty for none. A list that cannot be built is
 * answered with a sentence and not sent. `change` carries a `Setting`.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { silence, tell, type Setting } from "../events";
import { help } from "./help";
import { knobStyle } from "./style";
import type { WidthsKnob } from "../spec";

@customElement("ml-knob-widths")
export class KnobWidths extends LitElement {
  static override styles = [base, knobStyle];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) knob!: WidthsKnob;
  @property() value = "";
  @state() private draft: string | null = null;

  override render(): TemplateResult {
    const wrong = this.draft !== null && widths(this.draft, this.knob) === null;
    const knob = { key: this.knob.words };
    return html`
      <div class="head">
        <label for="field" title=${help(this.knob) || nothing}>${say(this.knob.words)}</label>
        <input class="text" id="field" type="text" inputmode="text" autocomplete="off" spellcheck="false" aria-describedby="why help"
          placeholder=${say("control.no-layers")} aria-invalid=${wrong ? "true" : "false"} ?data-rests=${this.draft === null} .value=${live(this.draft ?? this.value)}
          @input=${this.typing} @change=${this.settle} @keydown=${this.key} />
      </div>
      <p class="why" id="why" role="status" ?data-broken=${wrong}>
        ${wrong ? say("knob.not-widths", { knob, value: this.draft ?? "" }) : nothing}
      </p>
      <span id="help" hidden>${help(this.knob)}</span>
    `;
  }

  private readonly typing = (event: Event): void => {
    silence(event);
    this.draft = (event.target as HTMLInputElement).value;
  };

  private readonly settle = (event: Event): void => {
    silence(event);
    const value = this.draft === null ? null : widths(this.draft, this.knob);
    if (value === null) return;
    this.draft = null;
    this.value = value;
    tell<Setting>(this, "change", { id: this.knob.id, value });
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.draft = null;
  };
}

/** The list as a link writes it; `64, 64` and `64 64` are read too. Null where no encoder can have it. */
export function widths(text: string, { layers, units }: Pick<WidthsKnob, "layers" | "units">): string | null {
  const list = text.split(/[\s,x×→-]+/u).filter((part) => part !== "");
  const fits = list.every((part) => /^\d+$/.test(part) && Number(part) >= 1 && Number(part) <= units);
  return fits && list.length <= layers ? list.map(Number).join("-") : null;
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-knob-widths": KnobWidths;
  }
}
