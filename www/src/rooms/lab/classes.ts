/**
 * Classes: the rows of the class table.
 */
import { classRows } from "../../drawing/readings";
import type { Picture } from "../../drawing/picture";
import type { Column, Row } from "../../elements/class-table";
import { say } from "../../words/words";

/** The columns shown, and how their numbers are written. */
const SHOWN = [["test", ""], ["accuracy", "%"], ["own", "deg"], ["other", "deg"]] as const;

export const columns: readonly Column[] = SHOWN.map(([id, format]) => ({ label: say(`classes.${id}`), format, help: say(`classes.${id}.help`) }));

/** One row per class. */
export function rows(picture: Picture): Row[] {
  return classRows(picture).map((row) => ({ name: row.name, cells: SHOWN.map(([id]) => row[id]) }));
}
