/**
 * Connect: the wasm module, compiled once for the page and all its workers, and a trainer wherever one can start.
 */
import wasm from "../../../pkg/margin_lab_bg.wasm?url";
import { compile } from "./hire";
import { once } from "./once";
import type { Opening, Trainer } from "./protocol";
import { Remote } from "./remote";

const compiled = once(() => compile(wasm));

/** Makes the wasm package usable on the page (drawing, limits, the inline trainer). */
export const ready = once(async () => {
  const [{ default: init }, module_or_path] = await Promise.all([import("margin-lab"), compiled()]);
  return init({ module_or_path });
});

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
