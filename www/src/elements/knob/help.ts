/** What a knob does, in a sentence of its own: shown while the pointer rests on its name, read out after it. */
import { has, say } from "../../words/words";
import type { Knob } from "../spec";

/** The sentence; empty where there is none. */
export function help({ words }: Knob): string {
  const key = `${words}.help`;
  return has(key) ? say(key) : "";
}
