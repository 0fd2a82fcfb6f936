/**
 * `<ml-upload>`: one's own table, from a file, by dropping it, or pasted; a saved experiment is taken too. It only reads bytes; what
 * they are is for others to say, and their sentence comes back as `problem`.
 *
 * | property  | type   |                                                           |
 * |-----------|--------|-----------------------------------------------------------|
 * | `problem` | string | why the last table was refused; nothing trained was lost   |
 * | `most`    | number | largest size accepted, in bytes                            |
 *
 * Event `table`, `CustomEvent<{ name: string, bytes: Uint8Array }>`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { bytesOf, tooLarge } from "../store/file";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./button";
import { silence, tell } from "./events";
import { fieldStyle, sheetStyle } from "./field-style";

@customElement("ml-upload")
export class Upload extends LitElement {
  static override styles = [
    base,
    fieldStyle,
    sheetStyle,
    css`
      .drop {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: center;
        padding: 16px;
        border: 1px dashed var(--edge);
        border-radius: var(--radius);
      }

      .drop[data-over] {
        border-color: var(--focus);
        background: var(--fill);
      }

      textarea {
        display: block;
        width: 100%;
        height: 132px;
        margin-top: 4px;
        padding: 8px;
        font: var(--small) / 1.5 ui-monospace, monospace;
        resize: vertical;
        white-space: pre;
      }

      .problem {
        padding-left: 10px;
        border-left: 2px solid var(--ink);
        color: var(--ink);
      }
    `,
  ];

  @property() problem = "";
  @property({ type: Number }) most = 4_000_000;
  @state() private over = false;
  @state() private refusal = "";
  @query("input") private input!: HTMLInputElement;
  @query("textarea") private text!: HTMLTextAreaElement;

  override render(): TemplateResult {
    const problem = this.refusal || this.problem;
    return html`
      <p>${say("upload.what")}</p>
      <div class="drop" ?data-over=${this.over} @dragover=${this.hover} @dragleave=${this.leave} @drop=${this.drop}>
        <ml-button @click=${() => this.input.click()}>${say("upload.choose")}</ml-button>
        <span>${say("upload.drop")}</span>
        <input type="file" hidden accept=".csv,.tsv,.txt,.margin-lab,text/csv,text/plain" @input=${silence} @change=${this.chosen} />
      </div>
      <label>${say("upload.paste")}
        <textarea spellcheck="false" autocomplete="off" placeholder=${say("upload.example")} @input=${silence} @change=${silence}></textarea>
      </label>
      <p class=${problem === "" ? nothing : "problem"} role="alert">${problem || nothing}</p>
      <div><ml-button @click=${this.pasted}>${say("upload.use")}</ml-button></div>
    `;
  }

  private take(name: string, bytes: Uint8Array): void {
    this.refusal = bytes.length === 0 ? say("upload.empty") : bytes.length > this.most ? tooLarge(bytes.length, this.most) : "";
    if (this.refusal === "") tell(this, "table", { name, bytes });
  }

  private async file(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const read = await bytesOf(file, this.most);
    if ("bytes" in read) this.take(file.name, read.bytes);
    else this.refusal = read.refused;
  }

  private readonly chosen = (event: Event): void => {
    silence(event);
    void this.file(this.input.files?.[0]);
    this.input.value = "";
  };

  private readonly pasted = (): void => this.take(say("upload.pasted"), new TextEncoder().encode(this.text.value.trim()));

  private readonly hover = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  private readonly leave = (): void => {
    this.over = false;
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    void this.file(event.dataTransfer?.files[0]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-upload": Upload;
  }
}
