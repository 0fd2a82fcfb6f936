/**
 * Groups: which of the trainer's settings belong together in the Lab, and so share one line of summary. What is in no group here
 * ends up in the last one, so that no setting is ever out of reach.
 */
import { catalogue, value } from "../../catalogue";
import type { Knob } from "../../elements/spec";
import type { Query } from "../../store/query";
import type { Arg, Args } from "../../words/wire";

/** Settings behind one line. Its summary is the message `group.<id>`, whose places are settings. */
export interface Group {
  readonly id: string;
  readonly knobs: readonly Knob[];
}

/** Always in sight. */
const MAIN = ["lr"];

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  encoder: ["layers", "activation", "init", "dim"],
  optimiser: ["optimiser", "batch", "momentum", "weight-decay", "order", "renormalise"],
  ramps: ["warm-up", "warm-up-s"],
};

/** The settings that stay in sight. */
export const main: readonly Knob[] = catalogue.settings.filter(({ id }) => MAIN.includes(id));

/** The others, grouped; the last group takes what no other has. */
export const groups: readonly Group[] = [...Object.keys(MEMBERS), "sample"].map((id) => ({
  id,
  knobs: catalogue.settings.filter((knob) => groupOf(knob) === id),
}));

function groupOf({ id }: Knob): string {
  if (MAIN.includes(id)) return "";
  return Object.entries(MEMBERS).find(([, members]) => members.includes(id))?.[0] ?? "sample";
}

/** Every setting as an argument for a summary's places. */
export function args(knobs: readonly Knob[], settings: Query): Args {
  const found: Record<string, Arg> = {};
  for (const knob of knobs) {
    const text = value(knob, settings);
    if (knob.kind === "choice") found[knob.id] = { key: `${knob.words}.${text}` };
    else found[knob.id] = knob.kind === "number" ? Number(text) : text.split("-").join(" → ");
  }
  return found;
}
