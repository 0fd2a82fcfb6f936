/**
 * Reach: the half side a plane figure shows, eased towards the frame's. The target is a pure function of (log, step); only the way
 * there is the page's, and it takes at most 300 ms.
 */

const LONGEST = 300;
/** Closer than this share of the target, the two are equal. */
const CLOSE = 0.002;

export class Reach {
  private from = Number.NaN;
  private to = Number.NaN;
  private since = 0;
  private shown = Number.NaN;

  /** What to draw with at time `now`. */
  at(target: number, now: number, still: boolean): number {
    if (target !== this.to) {
      this.from = this.shown;
      this.to = target;
      this.since = now;
    }
    const t = Math.min((now - this.since) / LONGEST, 1);
    const near = Math.abs(this.from - target) <= CLOSE * Math.abs(target);
    this.shown = still || t >= 1 || near || !Number.isFinite(this.from) ? target : this.from + (target - this.from) * ease(t);
    return this.shown;
  }

  /** What was drawn with last; NaN before the first drawing. */
  get now(): number {
    return this.shown;
  }

  /** Still on its way. */
  get moving(): boolean {
    return this.shown !== this.to && Number.isFinite(this.to);
  }
}

function ease(t: number): number {
  return 1 - (1 - t) ** 3;
}
