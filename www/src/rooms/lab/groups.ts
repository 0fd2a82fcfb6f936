/**
 * Groups: the trainer's settings as the Lab shows them, those one turns while training in sight, of the others each group behind one
 * line of summary.
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

const [first, ...rest] = catalogue.groups.map(([id, members]): Group => ({ id, knobs: catalogue.settings.filter((knob) => members.includes(knob.id)) }));

/** The settings that stay in sight. */
export const main: readonly Knob[] = first?.knobs ?? [];

/** The others, grouped. */
export const groups: readonly Group[] = rest;

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
