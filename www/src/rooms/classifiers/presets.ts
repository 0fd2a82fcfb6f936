/** Presets of a figure: named settings of all its knobs. */
import { value, type FigureSpec } from "../../catalogue";
import type { Option } from "../../elements/spec";
import type { Query } from "../../store/query";
import { say } from "../../words/words";

/** What a menu offers. */
export function presets(figure: FigureSpec): Option[] {
  return figure.presets.map(({ id }) => ({ id, label: say(`preset.${id}`) }));
}

/** The name of the preset that stands now, or of the menu. */
export function presetName(figure: FigureSpec, knobs: Query): string {
  const stands = ({ values }: FigureSpec["presets"][number]): boolean => {
    const wanted = new Map(values);
    return figure.knobs.every((knob) => value(knob, knobs) === (wanted.get(knob.id) ?? String(knob.default)));
  };
  const known = figure.presets.find(stands);
  return known ? say(`preset.${known.id}`) : say("choices.presets");
}

/** All knobs of a figure as a query has them, or as a preset has them: what is not in it goes back to its default. */
export function whole(figure: FigureSpec, query: Query): Record<string, string | undefined> {
  return Object.fromEntries(figure.knobs.map(({ id }) => [id, query.get(id)]));
}

/** The values of a preset. */
export function preset(figure: FigureSpec, id: string): Query {
  return new Map(figure.presets.find((known) => known.id === id)?.values ?? []);
}
