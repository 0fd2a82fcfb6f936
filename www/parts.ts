/**
 * Parts: the words and the catalogue, each cut in two when the page is built. A plain import holds what the Lab needs and is part of
 * the page's first load; the same import with `?rooms` holds what only the other rooms say and show.
 *
 *     messages/en.json         words of the Lab, and of whatever no rule here gives to the rooms
 *     messages/en.json?rooms   those of figures, classifiers and knobs that the Lab has not
 *     catalogue.json           heads, terms, data sets, metrics, views, settings
 *     catalogue.json?rooms     classifiers, figures, names of the data files’ columns, and which two are looked at
 *
 * What the command line says is in neither.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

type Json = Readonly<Record<string, unknown>>;

/** Parts of the catalogue that only the rooms beside the Lab show. */
const SHOWN = ["classifiers", "figures", "columns", "pairs"];
/** The command line's words. */
const COMMAND_LINE = "cli.";

/** Where `cargo xtask build` writes the catalogue. */
export const CATALOGUE = fileURLToPath(new URL("src/generated/catalogue.json", import.meta.url));

/** Serves the two parts of each. */
export function parts(): Plugin {
  return {
    name: "parts",
    enforce: "pre",
    transform: (code, id) => {
      const [file = "", part] = id.split("?");
      const mine = (key: string, ofRooms: (key: string) => boolean): boolean => ofRooms(key) === (part === "rooms");
      if (file === CATALOGUE) return written(code, (key) => mine(key, (name) => SHOWN.includes(name)));
      if (!file.endsWith("/messages/en.json")) return undefined;
      const rooms = roomsWords(JSON.parse(readFileSync(CATALOGUE, "utf8")) as Json);
      return written(code, (key) => !key.startsWith(COMMAND_LINE) && mine(key, rooms));
    },
  };
}

/** Tells the words that only the rooms beside the Lab say, by what the catalogue offers in them and not in the Lab. */
export function roomsWords(catalogue: Json): (key: string) => boolean {
  const ours = named(catalogue, (list) => !SHOWN.includes(list));
  const only = [...named(catalogue, (list) => SHOWN.includes(list))].filter((stem) => !ours.has(stem));
  const stems = [...only, ...SHOWN, "classifier", "figure.knob"];
  return (key) => longest(key, stems) > longest(key, ours);
}

/** Key stems under which the things of some lists of the catalogue have their words. */
function named(catalogue: Json, chosen: (list: string) => boolean): Set<string> {
  const stems = new Set<string>();
  const visit = (value: unknown, kind: string): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, kind));
    if (typeof value !== "object" || value === null) return;
    const { id, words } = value as { id?: unknown; words?: unknown };
    if (typeof words === "string") stems.add(words);
    else if (typeof id === "string") stems.add(`${kind}.${id}`);
    for (const [key, inner] of Object.entries(value)) visit(inner, WORDS[key] ?? key.replace(/s$/, ""));
  };
  visit(Object.fromEntries(Object.entries(catalogue).filter(([list]) => chosen(list))), "");
  return stems;
}

/** What is not said under the singular of its list's name. */
const WORDS: Readonly<Record<string, string>> = { views: "figure", datasets: "data" };

/** Length of the longest stem that a key begins with; 0 where none does. */
function longest(key: string, stems: Iterable<string>): number {
  const found = [...stems].filter((stem) => key === stem || key.startsWith(`${stem}.`));
  return Math.max(0, ...found.map((stem) => stem.length));
}

/** As a module: a browser reads JSON in a string twice as fast as an object written out in a program. */
function written(code: string, keep: (key: string) => boolean): { code: string; moduleType: "js"; map: null } {
  const all = Object.entries(JSON.parse(code) as Json);
  const part = JSON.stringify(Object.fromEntries(all.filter(([key]) => keep(key))));
  return { code: `export default JSON.parse(${JSON.stringify(part)});`, moduleType: "js", map: null };
}
