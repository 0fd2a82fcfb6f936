/**
 * Picture: the page's side of the wasm package. It holds the newest frame and answers everything a view may ask of it: draw
 * yourself, what is under the pointer, what is this sample.
 */
import { Picture, limits as limitsOf, painted, ramping as rampingOf, words } from "margin-lab";
import { vocabulary } from "../words/words";
import { ready } from "../trainer/connect";
import { once } from "../trainer/once";
import type { Limit } from "../elements/spec";
import { parse, write, type Query } from "../store/query";
import { sayWire } from "../words/words";

export { painted };
export type { Picture };

const taught = once(() => ready().then(() => words(vocabulary())));

/** A picture, once the wasm package is there and has its words. */
export async function picture(): Promise<Picture> {
  await taught();
  return new Picture();
}

/** Which values of a head's knobs cannot be met, by knob id. */
export function limits(head: string, knobs: string, classes: number, dim: number): Map<string, Limit[]> {
  const found = new Map<string, Limit[]>();
  for (const line of limitsOf(head, knobs, classes, dim)) {
    const [knob = "", side, bound, ...reason] = line.split("\u{1f}");
    const limit: Limit = {
      side: side === "above" ? "above" : "below",
      bound: Number(bound),
      reason: sayWire(reason.join("\u{1f}")),
    };
    found.set(knob, [...(found.get(knob) ?? []), limit]);
  }
  return found;
}

/** The head's numbers that warm-up still holds away from their settings, by knob id. */
export function ramping(settings: Query, step: number): Query {
  return parse(rampingOf(write(settings), step));
}

/** What pick answers: a sample, a prototype, or nothing. */
export type Hit = { kind: "sample" | "prototype"; index: number } | { kind: "nothing" };

/** Reads pick's number. */
export function hit(code: number): Hit {
  if (code >= 0) return { kind: "sample", index: code };
  return code <= -2 ? { kind: "prototype", index: -2 - code } : { kind: "nothing" };
}
