/**
 * Readings: what a picture answers in flat arrays (src/web/read.rs), by name. Nobody else counts places in them.
 */
import type { CurvePoint, Numbers } from "../store/numbers";
import type { Picture } from "./picture";

/** One class of the embedding. */
export interface ClassRow {
  readonly name: string;
  /** Samples. */
  readonly train: number;
  readonly test: number;
  /** On test samples, 0 to 1. */
  readonly accuracy: number;
  /** Mean θ to the own and to the nearest other prototype, in radians. */
  readonly own: number;
  readonly other: number;
  readonly silhouette: number;
}

/** What the model makes of one sample. */
export interface Answer {
  /** θ to each class in radians; NaN where there are no angles. */
  readonly thetas: readonly number[];
  /** Per class, 0 to 1. */
  readonly probabilities: readonly number[];
  /** Indices of the samples nearest in the embedding, nearest first. */
  readonly neighbours: readonly number[];
}

/** The newest frame's numbers. */
export function numbers(picture: Picture): Numbers {
  const [step = Number.NaN, loss = Number.NaN, train = Number.NaN, test = Number.NaN, ...metrics] = picture.numbers();
  return { step, loss, train, test, metrics };
}

/** The training curve, oldest point first. */
export function curve(picture: Picture): CurvePoint[] {
  return rows(picture.curve(), 4, ([step = 0, loss = Number.NaN, train = Number.NaN, test = Number.NaN]) => ({ step, loss, train, test }));
}

/** One row per class. */
export function classRows(picture: Picture): ClassRow[] {
  const names = picture.classes();
  return rows(picture.table(), 6, ([train = 0, test = 0, accuracy = Number.NaN, own = Number.NaN, other = Number.NaN, silhouette = Number.NaN], k) =>
    ({ name: names[k] ?? "", train, test, accuracy, own, other, silhouette }));
}

/** The answer about a sample. */
export function answer(picture: Picture, sample: number): Answer {
  const count = picture.classes().length;
  const flat = [...picture.card(sample)];
  return { thetas: flat.slice(0, count), probabilities: flat.slice(count, 2 * count), neighbours: flat.slice(2 * count) };
}

/** A flat array in rows of so many numbers. */
export function rows<Row>(flat: ArrayLike<number>, width: number, read: (row: readonly number[], i: number) => Row): Row[] {
  const all = Array.from(flat);
  return Array.from({ length: Math.floor(all.length / width) }, (_, i) => read(all.slice(i * width, (i + 1) * width), i));
}
