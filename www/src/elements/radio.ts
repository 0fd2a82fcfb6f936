/**
 * Radio: what the elements that offer one of many have in common: native radio buttons, unseen under their labels, so that arrow keys
 * and screen readers need no help.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { silence, tell } from "./events";

/** A button that covers its label; the label shows the focus. */
export const radioStyle = css`
  /* The focus stands above the neighbours, not above what they all pass under. */
  :host {
    isolation: isolate;
  }

  label {
    position: relative;
    cursor: pointer;
  }

  label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    z-index: 1;
  }

  :host([disabled]) {
    opacity: 0.5;
    pointer-events: none;
  }

  input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: inherit;
  }
`;

/** The chosen one in ink, also where the system chooses the colours. */
export const filledStyle = css`
  label:has(:checked) {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }

  @media (forced-colors: active) {
    label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** One of many by id. Event `change`, `CustomEvent<{ value }>`. */
export abstract class OneOfMany extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** The chosen id. */
  @property() value = "";
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** The button of one id, for its label. */
  protected radio(id: string): TemplateResult {
    return html`<input type="radio" name="one" value=${id} .checked=${live(id === this.value)} ?disabled=${this.disabled} @input=${silence} @change=${this.choose} />`;
  }

  private readonly choose = (event: Event): void => {
    silence(event);
    this.value = (event.target as HTMLInputElement).value;
    tell(this, "change", { value: this.value });
  };
}
