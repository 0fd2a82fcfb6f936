/**
 * `<ml-transport>`: back to the start, play or pause (the only filled button of the page), one step; where one is; pace.
 *
 * ```text
 *  (⏮) (⏸) (⏭)  step 1,500  ▁▂▁▁▁▁▁▁▁▁▁│        605/s, limit 1,200/s ⌄
 * ```
 *
 * | property  | type     |                                                      |
 * |-----------|----------|------------------------------------------------------|
 * | `playing` | boolean  |                                                      |
 * | `step`, `newest`, `last`, `target` | number | as of `<ml-scrubber>`         |
 * | `pace`    | string   | id of the chosen pace                                |
 * | `paces`   | Option[] | `{ id, label }`                                      |
 * | `rate`    | number   | measured steps per second, shown beside the pace; 0 shows none |
 * | `busy`    | boolean  | nothing is open yet: the buttons wait                |
 *
 * Events `play`, `pause`, `restart`, `advance` (one step), `seek` (`{ step }`), `pace` (`{ id }`). The slot takes the scrubber's
 * curve.
 */
import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { grouped } from "../words/number";
import { say } from "../words/words";
import "./button";
import { silence, tell } from "./events";
import "./menu";
import "./scrubber";
import type { Option } from "./spec";

const sign = (shape: TemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">${shape}</svg>`;
const START = sign(svg`<path d="M3 3h2v10H3zM13 3v10L5.5 8z" />`);
const PLAY = sign(svg`<path d="M4.5 2.5v11L13.5 8z" />`);
const PAUSE = sign(svg`<path d="M4 3h3v10H4zM9 3h3v10H9z" />`);
const STEP = sign(svg`<path d="M11 3h2v10h-2zM3 3v10l7.5-5z" />`);

@customElement("ml-transport")
export class Transport extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }

      .row {
        display: grid;
        grid-template-columns: auto auto minmax(80px, 1fr) auto;
        gap: 8px 14px;
        align-items: center;
      }

      .buttons {
        display: flex;
        gap: 8px;
        align-items: center;
      }

      svg {
        display: block;
      }

      .play {
        --round: max(42px, var(--target));
      }

      .count {
        color: var(--ink-2);
        white-space: nowrap;
      }

      b {
        display: inline-block;
        min-width: 6.5ch;
        font-weight: 400;
        color: var(--ink);
      }

      .pace {
        display: flex;
        gap: 4px;
        align-items: baseline;
        color: var(--ink-2);
      }

      .rate {
        min-width: 11ch;
        text-align: right;
        white-space: nowrap;
      }

      /* Beside two columns of choices and read-outs there is no room for the measured pace. */
      @container (max-width: 580px) {
        .rate {
          display: none;
        }
      }

      /* Where the stage is narrow, on a phone or beside other columns, the scrubber has a row to itself. */
      @container (max-width: 440px) {
        .row {
          grid-template-columns: auto 1fr auto;
          gap: 8px 10px;
        }

        .buttons {
          gap: 6px;
        }

        .count {
          font-size: var(--small);
          line-height: calc(16px * var(--zoom));
        }

        b {
          display: block;
          min-width: 0;
          font-size: var(--text);
        }

        ml-scrubber {
          grid-row: 1;
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ type: Boolean }) playing = false;
  @property({ type: Boolean }) busy = false;
  @property({ type: Number }) step = 0;
  @property({ type: Number }) newest = 0;
  @property({ type: Number }) last = 1;
  @property({ attribute: false }) target: number | null = null;
  @property() pace = "";
  @property({ attribute: false }) paces: readonly Option[] = [];
  @property({ type: Number }) rate = 0;

  override render(): TemplateResult {
    const chosen = this.paces.find(({ id }) => id === this.pace)?.label ?? "";
    return html`<div class="row" role="group" aria-label=${say("transport.name")}>
      <span class="buttons">
        <ml-button round label=${say("transport.restart")} .disabled=${this.busy} @click=${() => tell(this, "restart")}>${START}</ml-button>
        <ml-button class="play" round kind="filled" label=${say(this.playing ? "transport.pause" : "transport.play")}
          .disabled=${this.busy} @click=${() => tell(this, this.playing ? "pause" : "play")}>${this.playing ? PAUSE : PLAY}</ml-button>
        <ml-button round label=${say("transport.advance")} .disabled=${this.busy} @click=${() => tell(this, "advance")}>${STEP}</ml-button>
      </span>
      <span class="count">${say("transport.step")} <b>${grouped(this.step)}</b></span>
      <ml-scrubber .step=${this.step} .newest=${this.newest} .last=${this.last} .target=${this.target} @input=${this.seek} @change=${this.seek}><slot></slot></ml-scrubber>
      <span class="pace">
        <span class="rate">${this.rate > 0 ? say(Number.isFinite(Number(this.pace)) ? "transport.rate-of" : "transport.rate", { rate: grouped(this.rate) }) : nothing}</span>
        <ml-menu end kind="quiet" .chooses=${say("transport.pace")} .label=${chosen} .items=${this.paces} .value=${this.pace} @select=${this.choose}></ml-menu>
      </span>
    </div>`;
  }

  private readonly seek = (event: CustomEvent<{ step: number }>): void => {
    silence(event);
    tell(this, "seek", { step: event.detail.step });
  };

  private readonly choose = (event: CustomEvent<{ id: string }>): void => {
    silence(event);
    tell(this, "pace", { id: event.detail.id });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-transport": Transport;
  }
}
