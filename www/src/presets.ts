/**
 * Presets: named settings of a head or a figure. A preset is a state of all its knobs: what it does not name is at its default.
 */
import { value } from "./catalogue";
import type { Knob, Option, Presets } from "./elements/spec";
import type { Query } from "./store/query";
import { say } from "./words/words";

/** What has presets. */
export interface Owner {
  readonly knobs: readonly Knob[];
  readonly presets: Presets;
}

/** What a menu offers. */
export function options({ presets }: Owner): Option[] {
  return presets.map(({ id }) => ({ id, label: say(`preset.${id}`) }));
}

/** The preset in force; empty where none is. */
export function standing({ knobs, presets }: Owner, now: Query): string {
  const stands = (values: Query): boolean => knobs.every((knob) => same(value(knob, now), value(knob, values)));
  return presets.find(({ values }) => stands(new Map(values)))?.id ?? "";
}

/** The name of the preset in force, or of the menu. */
export function standingName(spec: Owner, now: Query): string {
  const id = standing(spec, now);
  return say(id === "" ? "choices.presets" : `preset.${id}`);
}

/** Every knob as a preset has it. */
export function settings({ knobs, presets }: Owner, id: string): Record<string, string> {
  const values: Query = new Map(presets.find((preset) => preset.id === id)?.values ?? []);
  return Object.fromEntries(knobs.map((knob) => [knob.id, value(knob, values)]));
}

/** Whether two texts mean the same to a knob: 0.50 is 0.5. */
function same(a: string, b: string): boolean {
  return a === b || (a !== "" && Number(a) === Number(b));
}
