/**
 * The catalogue's other part: figures and classifiers. It comes, with their words, with the first room that shows them.
 */
import type { ClassifierSpec, FigureSpec } from "../catalogue";
import json from "../generated/catalogue.json?rooms";
import "../words/rooms";

export const { classifiers, figures, columns, pairs } = json as unknown as {
  readonly classifiers: readonly ClassifierSpec[];
  readonly figures: readonly FigureSpec[];
  /** Names of a data file's columns, by the id of its set. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** The two of them that are looked at, where nobody chose others. */
  readonly pairs: Readonly<Record<string, readonly [number, number]>>;
};
