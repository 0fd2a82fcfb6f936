/**
 * `<ml-help>`: what the picture shows, then what the keys do, in groups. Goes inside an `<ml-dialog>`.
 *
 * | property | type    |                                                                    |
 * |----------|---------|--------------------------------------------------------------------|
 * | `groups` | Group[] | `{ heading, rows: [{ keys: ["Shift", "←"], label: "ten times as far" }] }` |
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./legend";

/** Keys that belong together. */
export interface Group {
  readonly heading: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly label: string }[];
}

@customElement("ml-help")
export class Help extends LitElement {
  static override styles = [
    base,
    css`
      section {
        margin-top: 20px;
      }

      h2 {
        margin: 28px 0 -4px;
        font: 600 calc(16px * var(--zoom)) / 1.3 var(--serif);
      }

      dl {
        display: grid;
        /* The same in every group, as wide as the longest keys. */
        grid-template-columns: calc(148px * var(--zoom)) minmax(0, 1fr);
        margin: 0;
      }

      dt,
      dd {
        margin: 0;
        padding: 5px 0;
        border-bottom: var(--hairline) solid var(--line);
      }

      dt {
        white-space: nowrap;
      }

      kbd {
        display: inline-block;
        min-width: 22px;
        padding: 0 6px;
        border: var(--hairline) solid var(--line);
        border-radius: 4px;
        background: var(--fill);
        font: inherit;
        font-size: var(--small);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) groups: readonly Group[] = [];

  override render(): TemplateResult {
    return html`<ml-legend></ml-legend><h2>${say("keys.section")}</h2>${this.groups.map(
      ({ heading, rows }) => html`<section>
        <h3 class="caps">${heading}</h3>
        <dl>
          ${rows.map(({ keys, label }) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${label}</dd>`)}
        </dl>
      </section>`,
    )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-help": Help;
  }
}
