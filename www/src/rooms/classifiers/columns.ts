/**
 * `<ml-columns>`: which two columns of the data set are looked at, by their names.
 *
 * | property | type       |                                        |
 * |----------|------------|----------------------------------------|
 * | `figure` | FigureSpec | with the knobs `data`, `x` and `y`     |
 * | `knobs`  | Query      |                                        |
 *
 * Event `column`, `CustomEvent<Setting>`. Sets of the plane have no choice.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { catalogue, value, type FigureSpec } from "../../catalogue";
import { silence, tell } from "../../elements/events";
import { help } from "../../elements/knob-help";
import { knobStyle } from "../../elements/knob-style";
import type { Query } from "../../store/query";
import { base } from "../../styles/base";
import { table } from "../../trainer/tables";
import { say } from "../../words/words";

@customElement("ml-columns")
export class Columns extends LitElement {
  static override styles = [
    base,
    knobStyle,
    css`
      :host {
        display: grid;
        gap: 6px;
      }

      select {
        max-width: 180px;
      }
    `,
  ];

  @property({ attribute: false }) figure: FigureSpec | undefined;
  @property({ attribute: false }) knobs: Query = new Map();
  @state() private names: readonly string[] = [];
  private read = "";

  override willUpdate(): void {
    const data = this.value("data");
    if (data === this.read) return;
    this.read = data;
    this.names = [];
    void this.fetch(data);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.names.length < 3) return nothing;
    return html`${["x", "y"].map((id) => this.select(id))}`;
  }

  private select(id: string): TemplateResult | typeof nothing {
    const knob = this.figure?.knobs.find((spec) => spec.id === id);
    if (!knob) return nothing;
    const chosen = Math.min(Number(this.value(id)), this.names.length - 1);
    return html`<div class="head">
      <label for=${id} title=${help(knob) || nothing}>${say(knob.words)}</label>
      <select id=${id} aria-description=${help(knob) || nothing} @input=${silence} @change=${(event: Event) => this.choose(event, id)}>
        ${this.names.map((name, at) => html`<option value=${at} .selected=${at === chosen}>${name}</option>`)}
      </select>
    </div>`;
  }

  private value(id: string): string {
    const knob = this.figure?.knobs.find((spec) => spec.id === id);
    return knob ? value(knob, this.knobs) : "";
  }

  /** The names stand in the table's first line; the label is last. */
  private async fetch(data: string): Promise<void> {
    const bytes = await table(catalogue.datasets.find(({ id }) => id === data))?.catch(() => undefined);
    if (!bytes || data !== this.read) return;
    const [line = ""] = new TextDecoder().decode(bytes.subarray(0, 4096)).split(/\r?\n/);
    this.names = line.split(",").slice(0, -1);
  }

  private choose(event: Event, id: string): void {
    silence(event);
    tell(this, "column", { id, value: (event.target as HTMLSelectElement).value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-columns": Columns;
  }
}
