/**
 * Early: what the first picture waits for, begun before the page itself is read: the wasm module, the worker, the first data set.
 */
import { begin } from "./connect";
import { file } from "./tables";

/** File of the data set that a link without one means; from the catalogue, when the page is built. */
declare const FIRST_TABLE: string;

/** Begins, unless the address leads to another room. */
export function early(fragment: string): void {
  if (fragment.startsWith("#/")) return;
  begin();
  if (!/[#&]data=/.test(fragment)) file(FIRST_TABLE).catch(() => undefined);
}
