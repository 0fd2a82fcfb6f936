/**
 * Connect: the wasm module, compiled once for the page and all its workers, and a trainer wherever one can start.
 */
import wasm from "../../../pkg/margin_lab_bg.wasm?url";
import { compile } from "./hire";
import type { Opening, Trainer } from "./protocol";
import { Remote } from "./remote";

let module: Promise<WebAssembly.Module> | undefined;
let page: Promise<unknown> | undefined;

function compiled(): Promise<WebAssembly.Module> {
  module ??= compile(wasm);
  return module;
}

/** Makes the wasm package usable on the page (drawing, limits, the inline trainer). */
export function ready(): Promise<unknown> {
  page ??= Promise.all([import("margin-lab"), compiled()]).then(([{ default: init }, module_or_path]) => init({ module_or_path }));
  return page;
}

let begun: Promise<Trainer> | undefined;

/** A trainer in a worker; on the page where a worker cannot start. */
export function connect(): Promise<Trainer> {
  const trainer = begun ?? start();
  begun = undefined;
  return trainer;
}

/** Starts the trainer that will be asked for first, with what it will be asked to open. */
export function begin(first?: Promise<Opening>): void {
  begun = start(first);
}

async function start(first?: Promise<Opening>): Promise<Trainer> {
  try {
    return await Remote.start(compiled(), first);
  } catch {
    const [{ Local }] = await Promise.all([import("./local"), ready()]);
    return new Local();
  }
}
