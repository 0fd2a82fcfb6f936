/**
 * `<ml-share>`: the link that brings this very experiment, or figure, back, the lines that frame it in an article, and what can be taken away
 * as a file. Goes inside an `<ml-dialog>`.
 *
 * | property   | type     |                                                              |
 * |------------|----------|--------------------------------------------------------------|
 * | `thing`    | string   | what is shared: `experiment` or `figure`                     |
 * | `link`     | string   | empty where there is none                                    |
 * | `upto`     | string   | the step it leads to, empty for the beginning                |
 * | `unlinked` | string   | why there is none                                            |
 * | `frame`    | string   | the same as HTML for an article                              |
 * | `files`    | Option[] | `{ id, label, help? }`: the experiment, a picture, a table … |
 *
 * Event `download`, `CustomEvent<{ id }>`. Copying is done here.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./button";
import { silence, tell } from "./events";
import { fieldStyle, sheetStyle } from "./field-style";
import type { Option } from "./spec";

@customElement("ml-share")
export class Share extends LitElement {
  static override styles = [
    base,
    fieldStyle,
    sheetStyle,
    css`
      .link {
        display: flex;
        gap: 8px;
      }

      input {
        flex: 1;
        min-width: 0;
        height: var(--target);
        padding: 0 10px;
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

  @property() thing = "experiment";
  @property() link = "";
  @property() upto = "";
  @property() unlinked = "";
  @property({ attribute: false }) files: readonly Option[] = [];
  @property() frame = "";
  /** Which of the two was copied last. */
  @state() private copied = "";

  override render(): TemplateResult {
    return html`
      ${this.link === "" ? html`<p>${this.unlinked}</p>` : [
        this.copyable("link", say(`share.${this.thing}.link`), this.link, this.upto === "" ? say(`share.${this.thing}.link.what`) : say("share.link.upto", { step: this.upto })),
        this.copyable("frame", say("share.frame"), this.frame, say(`share.${this.thing}.frame.what`)),
      ]}
      ${this.files.length === 0 ? nothing : html`<ul>
        ${this.files.map(
          ({ id, label, help }) => html`<li>
            <span>${label}${help === undefined ? nothing : html`<small>${help}</small>`}</span>
            <ml-button label=${say("share.save-what", { what: label })} @click=${() => tell(this, "download", { id })}>${say("share.save")}</ml-button>
          </li>`,
        )}
      </ul>`}
    `;
  }

  private copyable(id: string, name: string, text: string, what: string): TemplateResult {
    const copied = this.copied === id;
    return html`<p id=${`what-${id}`}>${what}</p>
      <div class="link">
        <input type="text" readonly aria-label=${name} aria-describedby=${`what-${id}`} .value=${text} @focus=${mark} @input=${silence} />
        <ml-button .label=${say("control.named", { name: say("share.copy"), value: name })}
          @click=${(event: Event) => void this.copy(id, event)}>${say(copied ? "share.copied" : "share.copy")}</ml-button>
        <span class="unseen" role="status">${copied ? say("share.copied") : nothing}</span>
      </div>`;
  }

  private async copy(id: string, event: Event): Promise<void> {
    const input = (event.currentTarget as HTMLElement).previousElementSibling as HTMLInputElement;
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
      this.copied = id;
      window.setTimeout(() => (this.copied = ""), 2000);
    } catch {
      // Where the browser withholds the clipboard, the text stands selected, ready to be copied by hand.
      input.focus();
    }
  }
}

function mark(event: Event): void {
  (event.target as HTMLInputElement).select();
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-share": Share;
  }
}
