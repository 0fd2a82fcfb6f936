/**
 * `<ml-share>`: the link that brings this very experiment back, and what can be taken away as a file. Goes inside an
 * `<ml-dialog>`.
 *
 * | property | type     |                                                              |
 * |----------|----------|--------------------------------------------------------------|
 * | `link`   | string   | empty when the experiment is too long for one                 |
 * | `files`  | Option[] | `{ id, label, help? }`: the experiment, a picture, a table …  |
 *
 * Event `download`, `CustomEvent<{ id }>`. Copying is done here.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./button";
import { silence, tell } from "./events";
import type { Option } from "./spec";

@customElement("ml-share")
export class Share extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 12px;
      }

      p {
        max-width: 62ch;
        margin: 0;
        color: var(--ink-2);
      }

      .link {
        display: flex;
        gap: 8px;
      }

      input {
        flex: 1;
        min-width: 0;
        height: var(--target);
        padding: 0 10px;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius);
        background: var(--paper);
        text-overflow: ellipsis;
      }

      ul {
        margin: 0;
        padding: 0;
        border-top: var(--hairline) solid var(--line);
        list-style: none;
      }

      li {
        display: flex;
        gap: 16px;
        align-items: center;
        justify-content: space-between;
        padding: 6px 0;
        border-bottom: var(--hairline) solid var(--line);
      }

      small {
        display: block;
        color: var(--ink-2);
        font-size: var(--small);
      }
    `,
  ];

  @property() link = "";
  @property({ attribute: false }) files: readonly Option[] = [];
  @state() private copied = false;
  @query("input") private input!: HTMLInputElement;

  override render(): TemplateResult {
    return html`
      ${this.link === "" ? html`<p>${say("share.too-long")}</p>` : this.copyable()}
      <ul>
        ${this.files.map(
          ({ id, label, help }) => html`<li>
            <span>${label}${help === undefined ? nothing : html`<small>${help}</small>`}</span>
            <ml-button label=${say("share.save-what", { what: label })} @click=${() => tell(this, "download", { id })}>${say("share.save")}</ml-button>
          </li>`,
        )}
      </ul>
    `;
  }

  private copyable(): TemplateResult {
    return html`<p>${say("share.what")}</p>
      <div class="link">
        <input type="text" readonly aria-label=${say("share.link")} .value=${this.link} @focus=${this.mark} @input=${silence} />
        <ml-button @click=${this.copy}>${say(this.copied ? "share.copied" : "share.copy")}</ml-button>
        <span class="unseen" role="status">${this.copied ? say("share.copied") : nothing}</span>
      </div>`;
  }

  private readonly mark = (): void => this.input.select();

  private readonly copy = async (): Promise<void> => {
    this.mark();
    try {
      await navigator.clipboard.writeText(this.link);
      this.copied = true;
      window.setTimeout(() => (this.copied = false), 2000);
    } catch {
      // Where the browser withholds the clipboard, the link stands selected, ready to be copied by hand.
      this.input.focus();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-share": Share;
  }
}
