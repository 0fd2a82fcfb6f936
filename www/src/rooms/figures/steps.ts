/**
 * `<ml-steps>`: what is read beside a figure: a derivation step by step, or a program line by line. Each step has its formula in
 * symbols and the same with numbers plugged in; the step under the pointer or the focus shows in the picture, a chosen one stays.
 *
 * | property | type       |                                                        |
 * |----------|------------|--------------------------------------------------------|
 * | `figure` | FigureSpec | one with a panel                                       |
 * | `knobs`  | Query      | those that differ from their default                   |
 * | `lines`  | string[]   | all lines worked out, as the plate gives them          |
 * | `shown`  | number     | the step the picture shows, from 0                     |
 *
 * Events: `look` (`{ step }`, absent when nothing is looked at any more), `choose` (`{ step }`).
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { value, type FigureSpec, type PanelStep } from "../../catalogue";
import { tell } from "../../elements/events";
import "../../elements/formula/formula";
import { plugged } from "../../elements/formula/plugged";
import type { Formula } from "../../elements/spec";
import { parse, type Query } from "../../store/query";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { figureStepsStyle } from "./steps-style";

/** A line worked out: its name with numbers plugged in, and what it comes to. */
interface Worked {
  readonly plugged: Formula;
  readonly result: string;
}

@customElement("ml-steps")
export class FigureSteps extends LitElement {
  static override styles = [base, figureStepsStyle];

  @property({ attribute: false }) figure!: FigureSpec;
  @property({ attribute: false }) knobs: Query = new Map();
  @property({ attribute: false }) lines: readonly string[] = [];
  @property({ type: Number }) shown = 0;

  override render(): TemplateResult {
    const steps = this.steps();
    const worked = this.worked(steps);
    const rest = worked[this.shown]?.slice(1) ?? [];
    return html`
      <ol @pointerleave=${this.leave}>${steps.map((step, at) => this.row(step, worked[at]?.[0], at))}</ol>
      ${rest.length === 0 ? nothing : html`<section aria-label=${say("figures.worked", { step: this.shown + 1 })}>
        <h2 class="caps">${say("figures.worked", { step: this.shown + 1 })}</h2>
        ${rest.map((worked) => this.numbers(worked))}
      </section>`}
    `;
  }

  private row({ name, words, formula }: PanelStep, worked: Worked | undefined, at: number): TemplateResult {
    const look = (): void => tell(this, "look", { step: at });
    return html`<li><button class=${at === this.shown ? "shown" : ""} aria-pressed=${String(at === this.shown)}
      @pointerenter=${look} @focus=${look} @blur=${this.leave} @click=${() => tell(this, "choose", { step: at })}>
      <span class="number">${at + 1}</span>
      <span class="words">${say(words)}</span>
      <ml-formula .formula=${{ equal: [{ name }, formula] }} .knobs=${this.figure.knobs}></ml-formula>
      ${this.numbers(worked)}
    </button></li>`;
  }

  /** What is plugged in and what it comes to: side by side where there is room. */
  private numbers(worked: Worked | undefined): TemplateResult | typeof nothing {
    return worked === undefined ? nothing : html`<span class="plugged">
      <ml-formula .formula=${worked.plugged}></ml-formula>
      <ml-formula .formula=${{ equal: [{ written: "" }, { written: worked.result }] }}></ml-formula>
    </span>`;
  }

  /** The steps that the knobs show. */
  private steps(): readonly PanelStep[] {
    const is = (id: string): string | undefined => {
      const knob = this.figure.knobs.find((spec) => spec.id === id);
      return knob && value(knob, this.knobs);
    };
    return (this.figure.panel?.steps ?? []).filter(({ when }) => when.every(([id, option]) => is(id) === option));
  }

  /** Every line of every step with its numbers. */
  private worked(steps: readonly PanelStep[]): readonly (readonly Worked[])[] {
    let next = 0;
    return steps.map(({ lines }) => lines.map(([name, formula]): Worked => {
      const numbers = parse(this.lines[next++] ?? "");
      return { plugged: { equal: [{ name }, plugged(formula, numbers)] }, result: numbers.get("value") ?? "–" };
    }));
  }

  private readonly leave = (): void => {
    tell(this, "look", {});
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-steps": FigureSteps;
  }
}
