/**
 * Refused: what of a figure's address makes no sense. It is said as the Lab says it, and the values in force take its place, in the
 * address too.
 */
import type { Refused } from "../drawing/piece";
import { tell } from "../elements/events";
import { parse } from "../store/query";
import { sayWire } from "../words/words";

/**
 * For whom it was refused: says it aloud by an event `say` (`{ text }`).
 *
 * @param keep is given every knob as it is in force
 */
export function refused(from: EventTarget, keep: (knobs: Record<string, string>) => void): Refused {
  return (problems, kept) => {
    tell(from, "say", { text: problems.map(sayWire).join(" ") });
    keep(Object.fromEntries(parse(kept)));
  };
}
