/**
 * `<ml-place>`: a place of the plane as two numbers that can be written.
 *
 * | property | type   |                                 |
 * |----------|--------|---------------------------------|
 * | `label`  | string | whose place it is               |
 * | `act`    | string | word on the button that puts it |
 * | `x`, `y` | number |                                 |
 *
 * Default slot: what else can be done there. Event `place`, `CustomEvent<{ x, y }>`, by the button or by Enter in either field.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, queryAll } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./button";
import { silence, tell } from "./events";
import { fieldStyle } from "./field-style";

/** Digits that are shown: more than a drag can tell apart, and no more than the field holds. */
const DIGITS = 4;

@customElement("ml-place")
export class Place extends LitElement {
  static override styles = [
    base,
    fieldStyle,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        align-items: center;
        color: var(--ink-2);
      }

      label {
        display: flex;
        flex: 1 1 8ch;
        gap: 4px;
        align-items: center;
        max-width: 12ch;
      }

      i {
        font-family: var(--serif);
      }

      input {
        width: 100%;
        min-width: 0;
        height: calc(var(--target) - 4px);
        padding: 0 6px;
        color: var(--ink);
        appearance: textfield;
      }
    `,
  ];

  @property() label = "";
  @property() act = "";
  @property({ type: Number }) x = 0;
  @property({ type: Number }) y = 0;
  @queryAll("input") private inputs!: NodeListOf<HTMLInputElement>;

  override render(): TemplateResult {
    return html`<span part="label">${this.label}</span>${this.field("x", this.x)}${this.field("y", this.y)}
      <ml-button @click=${this.place}>${this.act}</ml-button><slot></slot>`;
  }

  private field(name: string, value: number): TemplateResult {
    return html`<label><i>${name}</i><input type="number" step="any" data-rests aria-label=${say("paint.coordinate", { name })}
      .value=${shown(value)} @keydown=${this.key} @input=${this.written} @change=${silence} @blur=${rest} /></label>`;
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    rest(event);
    this.place();
  };

  private readonly written = (event: Event): void => {
    silence(event);
    (event.target as Element).removeAttribute("data-rests");
  };

  private readonly place = (): void => {
    // A field that was left alone still means the number itself, not its digits.
    const meant = (input: HTMLInputElement | undefined, whole: number): number | undefined => (input?.value === shown(whole) ? whole : input?.valueAsNumber);
    const [first, second] = this.inputs;
    const [x, y] = [meant(first, this.x), meant(second, this.y)];
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return;
    tell(this, "place", { x, y });
  };
}

/** Nothing is being written in the field any more. */
function rest(event: Event): void {
  (event.target as Element).setAttribute("data-rests", "");
}

function shown(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-place": Place;
  }
}
