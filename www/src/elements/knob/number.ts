/**
 * `<ml-knob-number>`: symbol, plain words, an editable number with its unit, and a track whose infeasible part is hatched.
 *
 * ```text
 *  m  angular margin        [0.50] rad · 28.6°
 *  ━━━━━━━━━━━━━━○───────////////////////////
 *  10 classes on a circle are 36° apart: m above 0.63 cannot be met.
 * ```
 *
 * Arrow keys step, Shift ten times as far, a double click (or Delete) restores the default. `input` comes while it moves,
 * `change` once it rests; both carry a `Setting`. A finger that scrolls the page from here changes nothing ({@link Finger}).
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../../styles/base";
import { vars } from "../../styles/vars";
import { say } from "../../words/words";
import { silence, tell, type Setting } from "../events";
import { Finger } from "../finger";
import { cuts, exceeded, hatch, spoken, unit, width } from "./face";
import { help } from "./help";
import { knobStyle } from "./style";
import { nudge, place, read, valueAt, write } from "./scale";
import type { Limit, NumberKnob } from "../spec";
import { symbol } from "../symbol";
import { trackStyle } from "./track-style";

/** Keys on the track, in arrow-key steps. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

@customElement("ml-knob-number")
export class KnobNumber extends LitElement {
  static override styles = [base, knobStyle, trackStyle];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) knob!: NumberKnob;
  /** As a link writes it. */
  @property() value = "";
  @property({ attribute: false }) limits: readonly Limit[] = [];
  /** The value in force, where warm-up holds it away from `value`: the track is inked up to there. */
  @property() acting = "";

  /** What is being typed, while it is. */
  @state() private draft: string | null = null;
  /** Why what was typed is not what is used. */
  @state() private note = "";
  @query(".track input") private track!: HTMLInputElement;
  private readonly finger = new Finger(this);

  /** The value, whatever a link wrote. */
  get number(): number {
    const number = Number(this.value);
    return this.value === "" || !Number.isFinite(number) ? this.knob.default : number;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("knob") && changed.get("knob")?.id !== this.knob.id) this.drop();
  }

  override render(): TemplateResult {
    const { knob } = this;
    const name = say(knob.words);
    const nonsense = this.draft !== null && Number.isNaN(read(knob, this.draft));
    const limits = this.limits.filter((limit) => cuts(limit, knob));
    const broken = limits.find((limit) => exceeded(limit, this.number));
    const shown = broken ?? limits[0];
    const acting = this.acting === "" ? this.number : Number(this.acting);
    const over = this.note || (acting === this.number || broken ? "" : say("knob.ramping", { value: write(knob, acting) }));
    return html`
      <div class="head" @dblclick=${this.restore}>
        <label for="field" title=${[help(knob), say("control.restore", { value: write(knob, knob.default) })].join("\n").trim()}>
          ${knob.symbol === "" ? nothing : html`<span class="symbol">${symbol(knob.symbol)}</span>`}<span>${name}</span>
        </label>
        <span class="field" ?data-nonsense=${nonsense} ${vars({ chars: width(knob) })}>
          <input id="field" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
            aria-describedby="help" .value=${live(this.draft ?? write(knob, this.number))} aria-invalid=${nonsense ? "true" : "false"} ?data-rests=${this.draft === null}
            @input=${this.typing} @change=${silence} @blur=${this.settle} @keydown=${this.fieldKey}
            @focus=${this.selectAll} @dblclick=${silence} />${unit(knob, this.number)}
        </span>
      </div>
      <div class="track" ${vars({ at: place(knob, acting) })} @dblclick=${this.restore}>
        ${limits.map((limit) => hatch(knob, limit))}
        <input type="range" min="0" max="1" step="any" aria-label=${name}
          aria-valuetext=${spoken(knob, this.number)} aria-describedby="why help" .value=${live(String(place(knob, this.number)))}
          @input=${this.sliding} @change=${this.slid} @keydown=${this.trackKey} @pointerdown=${this.finger.down}
          @pointermove=${this.finger.move} @pointerup=${this.finger.up} @pointercancel=${this.finger.cancel} @touchend=${this.finger.lifted} />
      </div>
      <p class="why" id="why" role=${this.note === "" ? nothing : "alert"} ?data-broken=${broken?.side === "above"}>${
        shown ? html`<span ?data-under=${over !== ""}>${shown.reason}</span>` : nothing
      }${this.note !== "" || (over !== "" && shown) ? html`<span>${over}</span>` : nothing}</p>
      <span id="help" hidden>${help(knob)}</span>
    `;
  }

  /** Takes a value, and tells it if it is another, or where it rests. */
  set(number: number, event: "input" | "change"): void {
    const value = String(number);
    const moved = value !== String(this.number);
    this.value = value;
    if (moved || event === "change") tell<Setting>(this, event, { id: this.knob.id, value });
  }

  /** Forgets what was typed, and what was said of it. */
  private drop(): void {
    this.draft = null;
    this.note = "";
  }

  private readonly sliding = (event: Event): void => {
    silence(event);
    const number = valueAt(this.knob, Number(this.track.value));
    if (this.finger.takes(number)) {
      this.drop();
      this.set(number, "input");
    }
    this.lay();
  };

  /** The thumb rests where the value is, not where the pointer is. */
  lay(): void {
    this.track.value = String(place(this.knob, this.number));
  }

  private readonly slid = (event: Event): void => {
    silence(event);
    if (this.finger.rests()) this.set(this.number, "change");
  };

  private step(number: number, event: KeyboardEvent): void {
    event.preventDefault();
    this.drop();
    this.set(number, "input");
    this.set(number, "change");
  }

  private readonly trackKey = (event: KeyboardEvent): void => {
    const keys = KEYS[event.key];
    const [low, high] = this.knob.range;
    if (keys !== undefined) this.step(nudge(this.knob, this.number, event.shiftKey ? keys * 10 : keys), event);
    else if (event.key === "Home") this.step(low, event);
    else if (event.key === "End") this.step(high, event);
    else if (event.key === "Delete" || event.key === "Backspace") this.step(this.knob.default, event);
  };

  private readonly fieldKey = (event: KeyboardEvent): void => {
    const keys = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (keys !== 0) this.step(nudge(this.knob, this.number, event.shiftKey ? keys * 10 : keys), event);
    else if (event.key === "Enter") this.enter(event);
    else if (event.key === "Escape") this.drop();
  };

  /** Takes what was typed; what is typed next replaces it. */
  private enter(event: KeyboardEvent): void {
    const field = event.target as HTMLInputElement;
    this.settle();
    void this.updateComplete.then(() => field.select());
  }

  private readonly typing = (event: Event): void => {
    silence(event);
    this.note = "";
    this.draft = (event.target as HTMLInputElement).value;
  };

  private readonly settle = (): void => {
    const { draft, knob } = this;
    if (draft === null) return;
    this.drop();
    const typed = read(knob, draft);
    const [low, high] = knob.range;
    const number = Math.min(Math.max(typed, low), high);
    if (number !== typed && draft.trim() !== "") this.note = say(Number.isNaN(typed) ? "knob.not-a-number" : "knob.clamped", { knob: say(knob.words), value: draft, kept: write(knob, number) });
    if (Number.isNaN(typed)) return;
    this.set(number, "input");
    this.set(number, "change");
  };

  private readonly selectAll = (event: FocusEvent): void => {
    (event.target as HTMLInputElement).select();
  };

  private readonly restore = (): void => {
    this.drop();
    this.set(this.knob.default, "input");
    this.set(this.knob.default, "change");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-knob-number": KnobNumber;
  }
}
