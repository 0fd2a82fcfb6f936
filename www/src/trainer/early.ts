/**
 * Early: what the first picture waits for, begun before the page itself is read: the wasm module, the worker,
 * the first data set and what is opened with it.
 */
import { field, read } from "../store/link";
import { begin } from "./connect";
import { file } from "./tables";

/** File of the data set that a link without one means; from the catalogue, when the page is built. */
declare const FIRST_TABLE: string;

/** Begins, unless the address leads to another room. */
export function early(fragment: string): void {
  if (fragment.startsWith("#/")) return;
  const { log } = read(fragment);
  // The catalogue, which knows the other sets' files, is not here yet.
  begin(field(log, "data") === undefined ? file(FIRST_TABLE).then((table) => ({ log, table })) : undefined);
}
