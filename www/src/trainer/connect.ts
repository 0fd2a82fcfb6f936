/**
 * Connect: the wasm module, compiled once for the page and all its workers, and a trainer wherever one can start.
 */
import init from "margin-lab";
import wasm from "../../../pkg/margin_lab_bg.wasm?url";
import { Local } from "./local";
import type { Trainer } from "./protocol";
import { Remote } from "./remote";

let module: Promise<WebAssembly.Module> | undefined;
let page: Promise<unknown> | undefined;

function compiled(): Promise<WebAssembly.Module> {
  module ??= compile();
  return module;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasm);
  const typed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Makes the wasm package usable on the page (drawing, limits, the inline trainer). */
export function ready(): Promise<unknown> {
  page ??= compiled().then((compiledModule) => init({ module_or_path: compiledModule }));
  return page;
}

/** A trainer in a worker; on the page where a worker cannot start. */
export async function connect(): Promise<Trainer> {
  try {
    return await Remote.start(await compiled());
  } catch {
    await ready();
    return new Local();
  }
}
