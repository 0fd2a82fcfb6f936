/**
 * Classes: the rows of the class table, from the picture's own table.
 */
import type { Picture } from "../../drawing/picture";
import type { Column, Row } from "../../elements/class-table";
import { say } from "../../words/words";

/** Columns of the picture's table, in its order; those without a format are not shown. */
const FORMATS = { train: "", test: "", accuracy: "%", own: "deg", other: "deg", silhouette: ".2" } as const;
const SHOWN = ["test", "accuracy", "own", "other"] as const;
const ALL = Object.keys(FORMATS);

export const columns: readonly Column[] = SHOWN.map((id) => ({
  label: say(`classes.${id}`),
  format: FORMATS[id],
  help: say(`classes.${id}.help`),
}));

/** One row per class. */
export function rows(picture: Picture): Row[] {
  const numbers = picture.table();
  return picture.classes().map((name, k) => ({
    name,
    cells: SHOWN.map((id) => numbers[k * ALL.length + ALL.indexOf(id)] ?? Number.NaN),
  }));
}
