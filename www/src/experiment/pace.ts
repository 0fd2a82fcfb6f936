/**
 * Pace: how many steps a frame owes, at so many steps a second.
 *
 * A run eases in: at step t the pace is at most 60 + t a second, so that one sees the first steps happen and reaches 1,200 a
 * second after three seconds. As fast as possible means just that.
 */

/** Steps a second at step 0. */
const FIRST = 60;
/** Nothing is owed for longer than this many seconds: a slow machine falls behind instead of stalling. */
const LONGEST = 0.1;

export class Pace {
  private owed = 0;

  /** Whole steps owed after `seconds` more at step `step`. */
  due(pace: number, step: number, seconds: number): number {
    if (pace === Infinity) return 1_000_000;
    const rate = Math.min(pace, FIRST + step);
    this.owed = Math.min(this.owed + rate * seconds, rate * LONGEST + 1);
    return Math.floor(this.owed);
  }

  /** Some were taken. */
  paid(steps: number): void {
    this.owed = Math.max(this.owed - steps, 0);
  }

  /** A pause forgives the rest. */
  forget(): void {
    this.owed = 0;
  }
}
