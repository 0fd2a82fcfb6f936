/**
 * Gallery: the larger wasm module, with what the rooms beside the Lab need. Fetched when one of them is entered, compiled once for the
 * page and its workers.
 */
import init, { words } from "margin-lab/gallery";
import wasm from "../../../pkg/gallery/margin_lab_bg.wasm?url";
import { compile } from "./hire";
import { once } from "./once";
import "../words/rooms";
import { vocabulary } from "../words/words";

/** The compiled module, for a worker. */
export const compiled = once(() => compile(wasm));

/** Makes the module usable on the page, with its words. */
export const ready = once(async () => {
  await init({ module_or_path: await compiled() });
  words(vocabulary());
});
