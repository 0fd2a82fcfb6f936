/**
 * Path: what a room of figures shows: `/<figure>?<knobs that differ from their defaults>`, what follows the room's name in an address;
 * and how a name of an address that leads nowhere is said back.
 */
import { parse, write, type Query } from "../store/query";

export interface Shown {
  /** As it stands in the address; empty where no figure is asked for. */
  readonly id: string;
  readonly knobs: Query;
}

/** Letters of a name that are said back. */
const LONGEST = 40;

/** Reads a path. */
export function read(path: string): Shown {
  const [, id = "", query = ""] = /^\/?([^?]*)\??(.*)$/s.exec(path) ?? [];
  return { id, knobs: parse(query) };
}

/** Writes a path; {@link read} gives it back. */
export function join({ id, knobs }: Shown): string {
  if (id === "") return "";
  const query = write(knobs);
  return `/${id}${query === "" ? "" : `?${query}`}`;
}

/** A name of an address as it was typed, where that can be told, to be said back. */
export function readable(name: string): string {
  try {
    return decodeURIComponent(name).slice(0, LONGEST);
  } catch {
    return name.slice(0, LONGEST);
  }
}
