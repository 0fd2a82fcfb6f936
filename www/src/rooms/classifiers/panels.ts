/**
 * Panels: where the probability gallery's panels are, and what every row answers at one place, by name (src/web/rows.rs).
 */
import type { Plate } from "../../drawing/piece";
import { rows } from "../../drawing/readings";

/** A box of the picture, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The matrix of panels, a row for each classifier. */
export function panels(plate: Plate, options: string): Box[][] {
  const [, columns = 0, ...flat] = plate.panels(options);
  const boxes = rows(flat, 4, ([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, width, height }));
  return columns > 0 ? Array.from({ length: boxes.length / columns }, (_, row) => boxes.slice(row * columns, (row + 1) * columns)) : [];
}

/** What the rows answer at one place. */
export interface Answers {
  /** Of the place, as shares of a panel. */
  readonly across: number;
  readonly down: number;
  /** In the plane of the data. */
  readonly place: readonly [number, number];
  /** Per row, the probability of each class; NaN where the row is not fitted. */
  readonly shares: readonly (readonly number[])[];
}

/** The answers at a place of the picture; `undefined` beside the panels. */
export function answers(plate: Plate, options: string, at: readonly [number, number]): Answers | undefined {
  const [across, down, x, y, ...flat] = plate.probe(options, ...at);
  if (across === undefined || down === undefined || x === undefined || y === undefined) return undefined;
  return { across, down, place: [x, y], shares: rows(flat, plate.classes().length, (shares) => shares) };
}
