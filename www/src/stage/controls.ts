/**
 * `<ml-controls>`: the transport of one experiment, with its loss curve under the scrubber, and a word there while nothing is
 * trained. Keeps the measured pace.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { curve } from "../drawing/readings";
import "../elements/transport";
import type { Experiment } from "../experiment/experiment";
import { UNMEASURED, type CurvePoint, type Numbers } from "../store/numbers";
import { untrained, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./curve";

/** Steps a second that may be chosen. */
const PACES = ["10", "60", "300", "1200", "Infinity"] as const;
/** Milliseconds over which the pace is measured. */
const OVER = 500;
/** Below this share of the chosen pace the machine is the slower one. */
const SLOW = 0.7;

@customElement("ml-controls")
export class Controls extends LitElement {
  static override styles = [
    base,
    css`
      /* Where the curve will be; a short track takes two lines. */
      span {
        inset: 0;
        display: grid;
        height: auto;
        align-items: center;
        padding-left: 10px;
        color: var(--ink-2);
        font-size: var(--small);
        line-height: calc(14px * var(--zoom));
        text-wrap: balance;
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  /** The curve, read as seldom as the numbers. */
  private drawn: { numbers: Numbers; points: readonly CurvePoint[] } = { numbers: UNMEASURED, points: [] };
  private measured = { at: 0, step: 0, rate: 0 };

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ step, newest, limit, playing, pace, phase, numbers }) => [step, newest, limit, playing, pace, phase, numbers]);
  }

  override willUpdate(): void {
    const { experiment } = this;
    if (!experiment) return;
    const { numbers, newest, step, playing } = experiment.store.state;
    if (numbers !== this.drawn.numbers) {
      const kept = experiment.picture ? curve(experiment.picture) : [];
      this.drawn = { numbers, points: whole(kept, numbers, this.drawn.points, newest) };
    }
    this.measure(step, playing);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const { step, newest, limit, playing, pace, phase, target } = experiment.store.state;
    const end = Math.max(limit, newest, 1);
    return html`<ml-transport .playing=${playing} .busy=${phase === "loading" || phase === "failed"} .step=${step} .newest=${newest} .last=${end} .target=${target}
      .pace=${String(pace)} .paces=${PACES.map((id) => ({ id, label: say(`transport.pace.${id}`) }))} .rate=${this.rate(step, pace)}
      @play=${() => experiment.play(true)} @pause=${() => experiment.play(false)} @advance=${() => experiment.seek(step + 1)}
      @restart=${() => experiment.again()} @seek=${(event: CustomEvent<{ step: number }>) => experiment.seek(event.detail.step)}
      @pace=${(event: CustomEvent<{ id: string }>) => experiment.store.patch({ pace: Number(event.detail.id) })}>
      ${untrained(experiment.store.state) ? html`<span>${say("notice.untrained")}</span>` : html`<ml-curve .points=${this.drawn.points} .end=${end}></ml-curve>`}
    </ml-transport>`;
  }

  /** Steps a second. */
  private measure(step: number, playing: boolean): void {
    const now = performance.now();
    const { at, step: before } = this.measured;
    if (!playing || step < before) this.measured = { at: now, step, rate: 0 };
    else if (now - at >= OVER) this.measured = { at: now, step, rate: now - at > 2 * OVER ? 0 : ((step - before) / (now - at)) * 1000 };
  }

  /** The measured pace: shown where the chosen one does not say it already. */
  private rate(step: number, pace: number): number {
    return this.measured.rate < SLOW * Math.min(pace, step) || pace === Infinity ? this.measured.rate : 0;
  }
}

/**
 * The curve up to where one stands, which lies beyond its last point, and after a way back the rest of what was known: the map one
 * scrubs by.
 */
function whole(kept: readonly CurvePoint[], here: CurvePoint, known: readonly CurvePoint[], newest: number): CurvePoint[] {
  const last = kept.at(-1);
  const ahead = (known.at(-1)?.step ?? 0) <= newest ? known.filter(({ step }) => step > here.step) : [];
  return [...kept, ...(last && here.step > last.step ? [here] : []), ...ahead];
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-controls": Controls;
  }
}
