/**
 * `<ml-probe>`: one place of the plane asked of every row: a cross in each panel, and a card with all probabilities.
 *
 * `show(plate, options, at)` asks at a place of the picture; nothing is shown beside the panels. The card stands beside the picture where
 * the page has texts there (`--beside` and `--beside-width`), else near the place, and never over the choices or beyond the window.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Plate } from "../../drawing/piece";
import { base } from "../../styles/base";
import { floating } from "../../styles/floating";
import { vars } from "../../styles/vars";
import { show } from "../../words/number";
import { say } from "../../words/words";
import { answers, panels } from "./panels";

/** CSS pixels from the place to its card, and from the card to the window's edge. */
const [APART, EDGE] = [16, 8];

interface Answer {
  /** Of the card, in the picture. */
  readonly at: readonly [number, number];
  readonly place: readonly [number, number];
  readonly columns: readonly string[];
  readonly classes: readonly string[];
  readonly rows: readonly { readonly name: string; readonly choices: string; readonly shares: readonly number[] }[];
  /** Left and top of each cross. */
  readonly crosses: readonly (readonly [number, number])[];
}

@customElement("ml-probe")
export class Probe extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: visible;
        pointer-events: none;
      }

      i {
        position: absolute;
        top: calc(var(--y) - 6px);
        left: calc(var(--x) - 6px);
        width: 13px;
        height: 13px;
        background:
          linear-gradient(#ffffff, #ffffff) center / 13px 1px no-repeat,
          linear-gradient(#ffffff, #ffffff) center / 1px 13px no-repeat;
        mix-blend-mode: difference;
      }

      div {
        position: absolute;
        top: var(--top);
        left: var(--beside, var(--left));
        z-index: 10;
        width: max-content;
        max-width: var(--beside-width, none);
        padding: 8px 12px 6px;
        outline: var(--hairline) solid var(--line);
        ${floating}
        font-size: var(--small);
        line-height: calc(18px * var(--zoom));
        white-space: var(--beside-wrap, nowrap);
      }

      table {
        border-spacing: 0;
      }

      p {
        margin: 0 0 2px;
      }

      th {
        padding: 0;
        font-weight: 400;
        text-align: left;
      }

      p,
      thead th,
      small {
        color: var(--ink-2);
      }

      td,
      thead th:not(:first-child) {
        padding-left: 14px;
        text-align: right;
      }

      td[data-best] {
        font-weight: 600;
      }

      @media (max-width: 900px) {
        div {
          left: 0;
          max-width: 100%;
          /* Many classes are scrolled to. */
          overflow-x: auto;
          pointer-events: auto;
          touch-action: pan-x;
        }

        tbody th {
          min-width: 9em;
          white-space: normal;
        }

        small {
          display: block;
        }
      }
    `,
  ];

  @state() private answer: Answer | undefined;

  /** Asks; `undefined` hides. */
  show(plate: Plate | undefined, options: string, at: readonly [number, number] | undefined): void {
    const found = plate && at && answers(plate, options, at);
    if (!found) {
      this.answer = undefined;
      return;
    }
    const { across, down, place, shares } = found;
    const choices = plate.choices();
    const crosses = panels(plate, options).flat().map(({ x, y, width, height }) => [x + across * width, y + down * height] as const);
    const rows = plate.names().map((name, row) => ({ name: say(name), choices: choices[row] ?? "", shares: shares[row] ?? [] }));
    this.answer = { at, place, columns: plate.columns(), classes: plate.classes(), rows, crosses };
  }

  /** Only what is there can be measured: the card is put where it fits, before anything is painted. */
  override updated(): void {
    const card = this.renderRoot.querySelector<HTMLElement>("[role=status]");
    if (!card || !this.answer) return;
    const [x, y] = this.answer.at;
    const { width, height } = card.getBoundingClientRect();
    const { left, top } = this.getBoundingClientRect();
    const beside = card.offsetLeft >= this.clientWidth;
    const wanted = x > this.clientWidth / 2 ? x - APART - width : x + APART;
    const lowest = innerHeight - top - height - EDGE;
    const below = beside ? Math.min(y - APART, lowest) : y + APART <= lowest ? y + APART : y - APART - height;
    card.style.setProperty("--left", `${Math.max(0, Math.min(wanted, this.clientWidth - width, innerWidth - left - width - EDGE))}px`);
    card.style.setProperty("--top", `${Math.max(below, EDGE - top)}px`);
  }

  override render(): TemplateResult | typeof nothing {
    const { answer } = this;
    if (!answer) return nothing;
    const { place, columns, classes, rows, crosses } = answer;
    const where = columns.map((name, i) => `${name} ${show(place[i] ?? 0)}`).join(" · ");
    return html`
      ${crosses.map(([x, y]) => html`<i ${vars({ x: `${x}px`, y: `${y}px` })}></i>`)}
      <div role="status"><p>${where}</p><table>
        <thead><tr><td></td>${classes.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows.map(({ name, choices, shares }) => {
          const best = Math.max(...shares);
          return html`<tr><th scope="row">${name} <small>${choices}</small></th>
            ${shares.map((share) => html`<td ?data-best=${share === best}>${show(share, ".3")}</td>`)}</tr>`;
        })}</tbody>
      </table></div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-probe": Probe;
  }
}
