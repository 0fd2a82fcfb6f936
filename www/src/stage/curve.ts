/**
 * `<ml-curve>`: the loss so far as a quiet line, to lie under the scrubber's track. No axes: the figure beside it has those.
 *
 * | property | type         |                       |
 * |----------|--------------|-----------------------|
 * | `points` | CurvePoint[] | oldest first          |
 * | `end`    | number       | step at the right end |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CurvePoint } from "../store/numbers";

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

  @property({ attribute: false }) points: readonly CurvePoint[] = [];
  @property({ type: Number }) end = 1;

  override render(): TemplateResult | typeof nothing {
    const points = outline(this.points, this.end);
    if (points.length < 2) return nothing;
    const line = points.join("L");
    return html`<svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
      <path class="area" d=${`M${points[0]}L${line}V100H0Z`}></path>
      <path class="line" d=${`M${line}`}></path>
    </svg>`;
  }
}

/** The loss in a box of 1000 × 100, its largest value at the top; below 0 (a term that rewards) its smallest at the foot. */
function outline(points: readonly CurvePoint[], end: number): string[] {
  const losses = points.map(({ loss }) => (Number.isFinite(loss) ? loss : 0));
  const top = Math.max(0, ...losses);
  const foot = Math.min(0, ...losses);
  if (top === foot) return [];
  return points.map(({ step }, i) => {
    const x = (step / Math.max(end, 1)) * 1000;
    return `${x.toFixed(1)},${(100 - (((losses[i] ?? 0) - foot) / (top - foot)) * 94).toFixed(1)}`;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-curve": Curve;
  }
}
