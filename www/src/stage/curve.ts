/**
 * `<ml-curve>`: the loss so far as a quiet line, to lie under the scrubber's track. No axes: the figure beside it has those.
 *
 * | property | type         |                                                   |
 * |----------|--------------|---------------------------------------------------|
 * | `rows`   | Float64Array | rows of step, loss, train accuracy, test accuracy |
 * | `end`    | number       | step at the right end                             |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CURVE } from "../drawing/picture";

@customElement("ml-curve")
export class Curve extends LitElement {
  static override styles = css`
    :host {
      display: block;
      pointer-events: none;
    }

    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }

    .area {
      fill: var(--fill);
    }

    .line {
      fill: none;
      stroke: var(--ink-3);
      stroke-width: 1.25;
      vector-effect: non-scaling-stroke;
    }
  `;

  @property({ attribute: false }) rows: Float64Array = new Float64Array();
  @property({ type: Number }) end = 1;

  override render(): TemplateResult | typeof nothing {
    const points = outline(this.rows, this.end);
    if (points.length < 2) return nothing;
    const line = points.join("L");
    return html`<svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
      <path class="area" d=${`M${points[0]}L${line}V100H0Z`}></path>
      <path class="line" d=${`M${line}`}></path>
    </svg>`;
  }
}

/** The loss in a box of 1000 × 100, its largest value at the top; below 0 (a term that rewards) its smallest at the foot. */
function outline(rows: Float64Array, end: number): string[] {
  const count = Math.floor(rows.length / CURVE.length);
  const losses = Array.from({ length: count }, (_, i) => finite(rows[i * CURVE.length + 1]));
  const top = Math.max(0, ...losses);
  const foot = Math.min(0, ...losses);
  const points: string[] = [];
  for (const [i, loss] of top > foot ? losses.entries() : []) {
    const x = ((rows[i * CURVE.length] ?? 0) / Math.max(end, 1)) * 1000;
    points.push(`${x.toFixed(1)},${(100 - ((loss - foot) / (top - foot)) * 94).toFixed(1)}`);
  }
  return points;
}

function finite(loss: number | undefined): number {
  return loss !== undefined && Number.isFinite(loss) ? loss : 0;
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-curve": Curve;
  }
}
