/**
 * Numbers: what one moment of training comes to. A share that cannot be told (no such samples) is NaN.
 */

/** One point of the training curve. */
export interface CurvePoint {
  readonly step: number;
  /** Mean over the training samples, margin included. */
  readonly loss: number;
  /** Accuracy on the training and on the test samples, 0 to 1. */
  readonly train: number;
  readonly test: number;
}

/** A moment with its measures. */
export interface Numbers extends CurvePoint {
  /** One per metric of the catalogue, in its order. */
  readonly metrics: readonly number[];
}

/** Before anything was measured. */
export const UNMEASURED: Numbers = { step: Number.NaN, loss: Number.NaN, train: Number.NaN, test: Number.NaN, metrics: [] };
