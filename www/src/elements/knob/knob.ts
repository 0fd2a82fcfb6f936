/**
 * `<ml-knob>`: anything that may be set, drawn by its kind.
 *
 * | property | type    |                                                        |
 * |----------|---------|--------------------------------------------------------|
 * | `knob`   | Knob    | from the catalogue                                     |
 * | `value`  | string  | as a link writes it; empty for the default             |
 * | `limits` | Limit[] | infeasible parts of a number's range, with their reason |
 * | `acting` | string  | the number in force, where warm-up holds it elsewhere   |
 * | `classes`| string[]| names of the classes, for a knob that means one        |
 *
 * Events `input` (live, while it moves) and `change` (at rest), both `CustomEvent<Setting>`: `{ id, value }`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { say } from "../../words/words";
import "./choice";
import "./number";
import "./widths";
import type { Knob, Limit } from "../spec";

@customElement("ml-knob")
export class KnobElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) knob!: Knob;
  @property() value = "";
  @property({ attribute: false }) limits: readonly Limit[] = [];
  @property() acting = "";
  @property({ attribute: false }) classes: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    const { knob, value } = this;
    if (knob.unit === "class" && this.classes.length > 0) {
      const options = this.classes.map((label, k) => ({ id: String(k), label }));
      return html`<ml-knob-choice .knob=${knob} .value=${value} .options=${options}></ml-knob-choice>`;
    }
    switch (knob.kind) {
      case "number":
        return html`<ml-knob-number .knob=${knob} .value=${value} .limits=${this.limits} .acting=${this.acting}></ml-knob-number>`;
      case "choice":
        return html`<ml-knob-choice .knob=${knob} .value=${value} .options=${knob.options.map((id) => ({ id, label: say(`${knob.words}.${id}`) }))}></ml-knob-choice>`;
      case "text":
        return nothing;
      case "widths":
        return html`<ml-knob-widths .knob=${knob} .value=${value === "" ? knob.default : value}></ml-knob-widths>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-knob": KnobElement;
  }
}
