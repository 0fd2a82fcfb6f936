/**
 * Words: every sentence on screen comes from `messages/en.json` by its key. `say` fills the places of a template as
 * `src/message/words.rs` does, so the page and the command line speak alike.
 */
import english from "messages/en.json";
import { show } from "./number";
import { decode, type Args } from "./wire";

/** Sentences with places, by key. */
export type Templates = Readonly<Record<string, string>>;

const templates: Record<string, string> = { ...english };

/** Adds sentences to those of the Lab. */
export function learn(more: Templates): void {
  Object.assign(templates, more);
}

/** Whether there are words for a key. */
export function has(key: string): boolean {
  return Object.hasOwn(templates, key);
}

/** The sentence of a key; the key itself where there is none (a visible, harmless mistake). */
export function say(key: string, args: Args = {}, from = templates): string {
  return fill(template(key, from), args, from);
}

/** The sentence of a message as the core sends it. */
export function sayWire(wire: string): string {
  const { key, args } = decode(wire);
  return say(key, args);
}

/** All keys and templates, as the wasm package is given them before it draws: `key ␟ template`, with ␞ between two. */
export function vocabulary(): string {
  return Object.entries(templates).map((pair) => pair.join("\u{1f}")).join("\u{1e}");
}

function fill(text: string, args: Args, from: Templates): string {
  return text.replace(/\{([^}]*)\}/g, (place, inside: string) => {
    const colon = inside.indexOf(":");
    const name = colon < 0 ? inside : inside.slice(0, colon);
    const arg = Object.hasOwn(args, name) ? args[name] : undefined;
    if (arg === undefined) return place;
    if (typeof arg === "number") return show(arg, colon < 0 ? "" : inside.slice(colon + 1));
    return typeof arg === "string" ? arg : template(arg.key, from);
  });
}

function template(key: string, from: Templates): string {
  return Object.hasOwn(from, key) ? (from[key] ?? key) : key;
}
