/**
 * `<ml-class-table>`: one row per class. Pressing a name shows that class alone on the stage; pressing it again, all of them.
 *
 * | property   | type     |                                                            |
 * |------------|----------|------------------------------------------------------------|
 * | `columns`  | Column[] | `{ label, format, help? }`; format as in messages (`%`, `deg`, `.2`) |
 * | `rows`     | Row[]    | `{ name, cells }`, in class order; NaN shows a dash         |
 * | `isolated` | number   | the class shown alone; −1: all                             |
 * | `label`    | string   | caption                                                    |
 *
 * Event `isolate`, `CustomEvent<{ class: number }>`, −1 for all.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { vars } from "../styles/vars";
import { show } from "../words/number";
import { tell } from "./events";
import { mark } from "./mark";

/** A column of numbers. */
export interface Column {
  readonly label: string;
  readonly format: string;
  readonly help?: string;
}

/** Letters of the longest number in a format: “100.0 %”, “180.0°”. */
const LONGEST: Readonly<Record<string, number>> = { "%": 7, deg: 6 };

/** A class. */
export interface Row {
  readonly name: string;
  readonly cells: readonly number[];
}

@customElement("ml-class-table")
export class ClassTable extends LitElement {
  static override styles = [
    base,
    css`
      div {
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--small);
      }

      caption {
        margin-bottom: 6px;
        line-height: 20px;
        text-align: left;
      }

      th,
      td {
        padding: 0 0 0 8px;
        border-bottom: var(--hairline) solid var(--line);
        font-weight: 400;
        text-align: right;
        white-space: nowrap;
      }

      thead th {
        padding-bottom: 4px;
        color: var(--ink-2);
        line-height: calc(15px * var(--zoom));
        vertical-align: bottom;
        white-space: normal;
      }

      th:first-child {
        padding-left: 0;
        text-align: left;
      }

      tr[data-faded] td,
      tr[data-faded] button {
        color: var(--ink-2);
      }

      tr[data-faded] .mark {
        opacity: 0.3;
      }

      /* As wide as its longest number, whatever stands there: the heads break as they did. */
      thead th {
        min-width: calc(var(--chars) * 1ch + 8px);
      }

      button {
        display: flex;
        gap: 7px;
        align-items: center;
        width: 100%;
        min-width: var(--control);
        min-height: var(--control);
        text-align: left;
      }

      button span {
        max-width: 104px;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      button:hover {
        text-decoration: underline;
        text-underline-offset: 3px;
      }

      [aria-pressed="true"] {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) isolated = -1;
  @property() label = "";

  override render(): TemplateResult {
    return html`<div role="group" tabindex="0" aria-label=${this.label}><table>
      <caption class="caps">${this.label}</caption>
      <thead>
        <tr>
          <td></td>
          ${this.columns.map(({ label, help, format }) => html`<th scope="col" title=${help ?? nothing} ${vars({ chars: LONGEST[format] ?? 4 })}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.rows.map((row, k) => this.row(row, k))}
      </tbody>
    </table></div>`;
  }

  private row({ name, cells }: Row, k: number): TemplateResult {
    const alone = this.isolated === k;
    return html`<tr ?data-faded=${this.isolated >= 0 && !alone}>
      <th scope="row">
        <button type="button" title=${name} aria-pressed=${alone ? "true" : "false"} @click=${() => this.isolate(alone ? -1 : k)}>${mark(k)}<span>${name}</span></button>
      </th>
      ${this.columns.map(({ format }, at) => html`<td>${show(cells[at] ?? Number.NaN, format)}</td>`)}
    </tr>`;
  }

  private isolate(k: number): void {
    this.isolated = k;
    tell(this, "isolate", { class: k });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-class-table": ClassTable;
  }
}
