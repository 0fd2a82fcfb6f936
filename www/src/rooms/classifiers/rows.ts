/**
 * `<ml-rows>`: which classifiers are compared: a list to change, reorder, shorten and lengthen.
 *
 * | property | type     |                                                                    |
 * |----------|----------|--------------------------------------------------------------------|
 * | `rows`   | string[] | each row as `Plate.rows` writes it: `id ␟ key ␟ value …`           |
 * | `names`  | string[] | each row's choices, in words                                       |
 * | `most`   | number   | more rows are not compared                                         |
 *
 * Event `rows`, `CustomEvent<{ rows }>`, written the same way.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { catalogue, mattering, sparse } from "../../catalogue";
import "../../elements/button";
import { silence, tell, type Setting } from "../../elements/events";
import "../../elements/knob/knob";
import "../../elements/menu";
import type { Knob, Option } from "../../elements/spec";
import { merged } from "../../store/query";
import { base } from "../../styles/base";
import { say } from "../../words/words";
import { classifiers } from "../catalogue";

/** A row that trains a head of the Lab begins with this word. */
const HEAD = "head";
/** Between the parts of a row. */
const BETWEEN = "\u{1f}";

interface Row {
  readonly id: string;
  readonly set: ReadonlyMap<string, string>;
}

@customElement("ml-rows")
export class Rows extends LitElement {
  static override styles = [
    base,
    css`
      ol {
        margin: 0 0 8px;
        padding: 0;
        border-top: var(--hairline) solid var(--line);
        list-style: none;
      }

      li {
        border-bottom: var(--hairline) solid var(--line);
      }

      .line {
        display: flex;
        gap: 2px;
        align-items: center;
        min-height: var(--target);
      }

      .name {
        flex: 1;
        min-width: 0;
        padding: 4px 0;
        text-align: left;
      }

      .name:hover {
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }

      small {
        color: var(--ink-2);
        font-size: var(--small);
      }

      .knobs {
        display: grid;
        gap: 8px;
        padding: 4px 0 14px;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly string[] = [];
  @property({ type: Number }) most = 1;
  @property({ attribute: false }) names: readonly string[] = [];
  @state() private open = -1;

  override render(): TemplateResult {
    const rows = this.rows.map(read);
    return html`
      <ol>${rows.map((row, at) => html`<li>
        <div class="line">
          <button class="name" aria-expanded=${at === this.open} @click=${() => (this.open = at === this.open ? -1 : at)}>
            ${name(row)} <small>${kept(this.names[at] ?? "")}</small>
          </button>
          ${at === 0 ? nothing : html`<ml-button kind="quiet" .label=${say("classifiers.up", { model: name(row) })} @click=${() => this.swap(rows, at)}>↑</ml-button>`}
          ${rows.length === 1 ? nothing : html`<ml-button kind="quiet" .label=${say("classifiers.drop", { model: name(row) })} @click=${() => this.drop(rows, at)}>×</ml-button>`}
        </div>
        ${at === this.open ? html`<div class="knobs">${mattering(knobs(row), row.set).map((knob) => this.knob(rows, at, knob))}</div>` : nothing}
      </li>`)}</ol>
      ${rows.length >= this.most ? nothing : html`<ml-menu .label=${say("classifiers.add")} .items=${CHOICES}
        @select=${(event: CustomEvent<{ id: string }>) => this.add(rows, event.detail.id)}></ml-menu>`}
    `;
  }

  private knob(rows: readonly Row[], at: number, knob: Knob): TemplateResult {
    const row = rows[at];
    const change = (event: CustomEvent<Setting>): void => {
      silence(event);
      const set = merged(row?.set ?? new Map(), sparse([knob], { [knob.id]: event.detail.value }));
      this.tell(rows.map((other, i) => (i === at ? { ...other, set } : other)));
    };
    return html`<ml-knob .knob=${knob} .value=${row?.set.get(knob.id) ?? String(knob.default)} @input=${silence} @change=${change}></ml-knob>`;
  }

  private add(rows: readonly Row[], id: string): void {
    const [kind = "", head] = id.split(":");
    this.open = rows.length;
    this.tell([...rows, { id: kind, set: new Map(head === undefined ? [] : [[HEAD, head]]) }]);
  }

  private drop(rows: readonly Row[], at: number): void {
    this.open = -1;
    this.tell(rows.filter((_, i) => i !== at));
  }

  private swap(rows: readonly Row[], at: number): void {
    const next = [...rows];
    next.splice(at - 1, 2, ...rows.slice(at - 1, at + 1).reverse());
    this.open = -1;
    this.tell(next);
  }

  private tell(rows: readonly Row[]): void {
    tell(this, "rows", { rows: rows.map(({ id, set }) => [id, ...[...set].flat()].join(BETWEEN)) });
  }
}

/** What can be added: every classifier, and every head of the Lab. */
const CHOICES: readonly Option[] = [
  ...classifiers.map(({ id }) => ({ id, label: say(`classifier.${id}`) })),
  ...catalogue.heads.map(({ id }) => ({ id: `${HEAD}:${id}`, label: say("classifiers.head", { head: say(`head.${id}`) }) })),
];

function read(text: string): Row {
  const [id = "", ...fields] = text.split(BETWEEN);
  const set = new Map<string, string>();
  for (let i = 0; i + 1 < fields.length; i += 2) set.set(fields[i] ?? "", fields[i + 1] ?? "");
  return { id, set };
}

/** A symbol and its value stay on one line. */
function kept(text: string): string {
  return text.replaceAll(" = ", "\u{a0}=\u{a0}");
}

function name({ id, set }: Row): string {
  return id === HEAD ? say(`head.${set.get(HEAD) ?? ""}`) : say(`classifier.${id}`);
}

function knobs({ id, set }: Row): readonly Knob[] {
  if (id === HEAD) return catalogue.heads.find((head) => head.id === set.get(HEAD))?.knobs ?? [];
  return classifiers.find((classifier) => classifier.id === id)?.knobs ?? [];
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-rows": Rows;
  }
}
