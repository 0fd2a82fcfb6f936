/**
 * `<ml-formula>`: an expression of the catalogue, such as a head's target logit, as MathML. Under the pointer the knobs show their
 * present values.
 *
 * | property  | type                      |                                     |
 * |-----------|---------------------------|-------------------------------------|
 * | `formula` | Formula                   | from the catalogue                  |
 * | `knobs`   | Knob[]                    | those the formula may name          |
 * | `values`  | Record<string, string>    | as a link writes them               |
 */
import { css, html, LitElement, mathml, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../../styles/base";
import { line, type Part, type Shown, tree } from "./tree";
import { write } from "../knob/scale";
import type { Formula, Knob, NumberKnob } from "../spec";

/** No formula is set smaller than this share of its size. */
const SMALLEST = 0.7;

@customElement("ml-formula")
export class FormulaElement extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: max-content;
        justify-content: var(--along, safe center);
        overflow: auto hidden;
        padding-block: 2px;
        scrollbar-width: none;
      }

      math {
        font-family: var(--math, "Latin Modern Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre", var(--serif));
        font-size: calc(var(--formula, 17px) * var(--zoom) * var(--fit, 1));
        line-height: 1.6;
      }

      .word {
        padding-inline: 0.4em;
        font-family: var(--serif);
      }
    `,
  ];

  @property({ attribute: false }) formula!: Formula;
  @property({ attribute: false }) knobs: readonly Knob[] = [];
  @property({ attribute: false }) values: Readonly<Record<string, string>> = {};
  @state() private hovered = false;
  private readonly sizes = new ResizeObserver(() => this.fit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.addEventListener("pointerenter", this.enter);
    this.addEventListener("pointerleave", this.leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override updated(): void {
    this.fit();
  }

  /** A formula a little too long is set smaller; one much too long can be scrolled. Numbers in place of symbols leave it as it is. */
  private fit(): void {
    const math = this.renderRoot.querySelector("math");
    if (!math || this.hovered) return;
    this.style.removeProperty("--fit");
    const share = this.clientWidth / math.getBoundingClientRect().width;
    if (share < 1) this.style.setProperty("--fit", String(Math.max(share * 0.99, SMALLEST)));
  }

  override render(): TemplateResult {
    const whole = tree(this.formula, (id) => this.shown(id, this.hovered));
    const spoken = line(tree(this.formula, (id) => this.shown(id, false)));
    return html`<math display="block" alttext=${spoken} aria-label=${spoken}>${this.draw(whole)}</math>`;
  }

  private shown(id: string, valued: boolean): Shown {
    const knob = this.knobs.find((candidate) => candidate.id === id);
    if (!valued || knob?.kind !== "number") return { text: knob?.symbol || id, number: false };
    return { text: write(knob, this.number(knob)), number: true };
  }

  private number(knob: NumberKnob): number {
    const text = this.values[knob.id];
    return text === undefined || text === "" ? knob.default : Number(text);
  }

  private draw(part: Part): TemplateResult {
    const inner = part.children?.map((child) => this.draw(child));
    switch (part.tag) {
      case "mi":
        return mathml`<mi>${part.text}</mi>`;
      case "mn":
        return mathml`<mn>${part.text}</mn>`;
      case "mo":
        return mathml`<mo stretchy=${part.tall ? "true" : "false"}>${part.text}</mo>`;
      case "mrow":
        return mathml`<mrow>${inner}</mrow>`;
      case "msub":
        return mathml`<msub>${inner}</msub>`;
      case "msup":
        return mathml`<msup>${inner}</msup>`;
      case "msubsup":
        return mathml`<msubsup>${inner}</msubsup>`;
      case "mtext":
        return mathml`<mtext class="word">${part.text}</mtext>`;
      case "msqrt":
        return mathml`<msqrt>${inner}</msqrt>`;
      case "mfrac":
        return mathml`<mfrac>${inner}</mfrac>`;
    }
  }

  private readonly enter = (event: PointerEvent): void => {
    this.hovered = event.pointerType === "mouse";
  };

  private readonly leave = (): void => {
    this.hovered = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-formula": FormulaElement;
  }
}
