/**
 * Gallery: the larger wasm module, with what the rooms beside the Lab need. Fetched when one of them is entered, compiled once for the
 * page and its workers.
 */
import init, { words } from "margin-lab/gallery";
import wasm from "../../../pkg/gallery/margin_lab_bg.wasm?url";
import { compile } from "./hire";
import "../words/rooms";
import { vocabulary } from "../words/words";

let module: Promise<WebAssembly.Module> | undefined;
let page: Promise<void> | undefined;

/** The compiled module, for a worker. One that could not be fetched is asked for again the next time. */
export function compiled(): Promise<WebAssembly.Module> {
  if (!module) {
    module = compile(wasm);
    module.catch(() => (module = undefined));
  }
  return module;
}

/** Makes the module usable on the page, with its words. */
export function ready(): Promise<void> {
  if (!page) {
    page = compiled().then(async (compiledModule) => {
      await init({ module_or_path: compiledModule });
      words(vocabulary());
    });
    page.catch(() => (page = undefined));
  }
  return page;
}
