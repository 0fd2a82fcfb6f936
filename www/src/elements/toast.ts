/**
 * `<ml-toast>`: says one sentence, aloud too, and goes. One per page. It lies at the foot of the page, above what floats there; where
 * it is put into a bar, in the free part of that bar, so that nothing that is operated lies under it.
 *
 * `say(text)` shows it for as long as it takes to read; an empty text hides it. What can be done about it goes with it: `{ label, run }`,
 * and is `withdraw`n once that would do something else. `news(problems)` says the wire messages that were not there when it was last
 * asked, and hides those that no longer are.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { floating } from "../styles/floating";
import { say, sayWire } from "../words/words";
import "./button";

/** What can be done about what is said. */
interface Act {
  readonly label: string;
  readonly run: () => void;
}

/** Reading time in milliseconds: at least, and for each letter. */
const READING = { least: 4000, letter: 60 } as const;

@customElement("ml-toast")
export class Toast extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        right: 16px;
        /* Above the handle of the sheet. */
        bottom: calc(72px + env(safe-area-inset-bottom));
        left: 16px;
        z-index: 40;
        pointer-events: none;
      }

      .sheet {
        display: flex;
        gap: 12px;
        align-items: center;
        width: fit-content;
        max-width: 720px;
        margin: 0 auto;
        padding: 4px 8px 4px 16px;
        border: var(--hairline) solid var(--line);
        ${floating}
        pointer-events: auto;
      }

      p {
        margin: 0;
      }
    `,
  ];

  @state() private text = "";
  private act: Act | undefined;
  private timer = 0;
  private said: readonly string[] = [];
  /** The words of the last news. */
  private told = "";

  override render(): TemplateResult {
    const sheet = html`<div class="sheet" @pointerenter=${this.stay} @focusin=${this.stay} @pointerleave=${this.wait} @focusout=${this.wait}>
      <p>${this.text}</p>
      ${this.act ? html`<ml-button @click=${this.run}>${this.act.label}</ml-button>` : nothing}
      <ml-button kind="quiet" @click=${this.hide}>${say("control.close")}</ml-button>
    </div>`;
    return html`<div role="status">${this.text === "" ? nothing : sheet}</div>`;
  }

  /** Shows a finished sentence. */
  say(text: string, act?: Act): void {
    this.text = text;
    this.act = act;
    this.wait();
  }

  /** Shows problems, wire messages, unless it had this very list before; or only takes note of them where they are shown already. */
  news(problems: readonly string[], shown = false): void {
    if (problems === this.said) return;
    this.said = problems;
    const before = this.told;
    this.told = problems.map(sayWire).join(" ");
    if (problems.length > 0 && !shown) this.say(this.told);
    else if (problems.length === 0 && this.text === before) this.hide();
  }

  /** What could be done about what is said, no longer can. */
  withdraw(): void {
    if (this.act && this.text !== "") this.hide();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stay();
  }

  private readonly hide = (): void => {
    this.stay();
    this.text = "";
  };

  private readonly run = (): void => {
    const { act } = this;
    this.hide();
    act?.run();
  };

  private readonly stay = (): void => window.clearTimeout(this.timer);

  private readonly wait = (): void => {
    this.stay();
    this.timer = window.setTimeout(this.hide, READING.least + READING.letter * this.text.length);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-toast": Toast;
  }
}
