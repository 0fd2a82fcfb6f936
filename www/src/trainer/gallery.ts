/**
 * Gallery: the larger wasm module, with what the rooms beside the Lab need. Fetched when one of them is entered, compiled once for the
 * page and its workers.
 */
import init, { words } from "margin-lab/gallery";
import wasm from "../../../pkg/gallery/margin_lab_bg.wasm?url";
import { vocabulary } from "../words/words";

let module: Promise<WebAssembly.Module> | undefined;
let page: Promise<void> | undefined;

/** The compiled module, for a worker. */
export function compiled(): Promise<WebAssembly.Module> {
  module ??= compile();
  return module;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasm);
  const typed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Makes the module usable on the page, with its words. */
export function ready(): Promise<void> {
  page ??= compiled().then(async (compiledModule) => {
    await init({ module_or_path: compiledModule });
    const { keys, templates } = vocabulary();
    words(keys, templates);
  });
  return page;
}
