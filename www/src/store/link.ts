/**
 * Link: the fragment of the address and what it stands for.
 *
 *     #data=digits&head=…&…the log, word for word…&view.projection=circle&view.theme=dark
 *
 * The log's part is the engine's business and stays as it is; keys that begin with `view.` are the page's. Only what differs from
 * the defaults is written.
 */
import { parse, write, type Query } from "./query";

const VIEW = "view.";
/** Longer fragments become a file: chat programs and old proxies cut longer addresses. */
export const LONGEST = 2000;

/** A fragment, taken apart. */
export interface Link {
  log: string;
  view: Query;
}

/** Takes a fragment apart (with or without its `#`). */
export function read(fragment: string): Link {
  const parts = fragment.replace(/^#/, "").split("&").filter((part) => part !== "");
  const view = new Map<string, string>();
  const log: string[] = [];
  for (const part of parts) {
    if (!part.startsWith(VIEW)) log.push(part);
    else for (const [key, value] of parse(part)) view.set(key.slice(VIEW.length), value);
  }
  return { log: log.join("&"), view };
}

/** Puts a fragment together (without `#`). */
export function join({ log, view }: Link): string {
  const own = write([...view].map(([key, value]) => [VIEW + key, value] as const));
  return [log, own].filter((part) => part !== "").join("&");
}

/** The value a key has in a log. */
export function field(log: string, key: string): string | undefined {
  return parse(log).get(key);
}
