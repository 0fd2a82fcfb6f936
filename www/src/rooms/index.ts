/**
 * Rooms: what the bar lists. The Lab is part of the page's first load; any other room is fetched when it is first entered.
 *
 * The Lab's address is an experiment (`#data=…`); another room's begins with a slash: `#/id`, then what that room shows. Either may ask
 * for a theme (`view.theme`).
 */
import type { FigureSpec } from "../catalogue";
import { asked } from "../experiment/asked";
import { join as linked, read as unlinked } from "../store/link";
import { readable } from "./path";

/** How large an article's frame is in which something looks well, in CSS pixels. */
export interface Suit {
  readonly width: number;
  readonly height: number;
  /** The height in a column as narrow as a phone, where things stand one under the other. */
  readonly narrow: number;
}

export interface Room {
  readonly id: string;
  /** Fetches the room and makes its element; the Lab's stands in the page already. */
  readonly make?: () => Promise<RoomElement>;
}

/** The element of a room that is fetched. It tells `go` (`{ path }`) when its address should change. */
export interface RoomElement extends HTMLElement {
  /** What follows `#/id` in the address: its own path and query. */
  path: string;
  /** Light, dark, projector, or empty as the system has it. */
  theme: string;
  /** An article frames it: what it shows and what changes that, no more. */
  framed: boolean;
  /** What it shows, in words. */
  readonly heading: string;
  /** The one figure that it shows, if it does. */
  readonly figure: FigureSpec | undefined;
  /** The size of an article's frame in which that looks well. */
  suits(): Suit;
}

export const LAB = "lab";

/** In the order of the bar. */
export const ROOMS: readonly Room[] = [
  { id: LAB },
  {
    id: "figures",
    make: async () => {
      await import("./figures/index");
      return document.createElement("ml-figures");
    },
  },
  {
    id: "classifiers",
    make: async () => {
      await import("./classifiers/index");
      return document.createElement("ml-classifiers");
    },
  },
];

/** A room and what it shows. */
export interface Place {
  readonly id: string;
  readonly path: string;
  /** The room that was asked for, where there is none of that name. */
  readonly missed?: string;
  /** The theme that is asked for beside a room's path; an experiment's is its own. */
  readonly theme?: string;
  /** Wire messages about what of that makes no sense. */
  readonly problems?: readonly string[];
}

/** Where an address leads; what names no room is the Lab's. */
export function placeOf(fragment: string): Place {
  const found = /^\/([a-z-]+)(.*)$/s.exec(fragment);
  const room = ROOMS.find(({ id }) => id === found?.[1]);
  if (found && room?.make) return { id: room.id, ...undressed(found[2] ?? "") };
  if (!fragment.startsWith("/")) return { id: LAB, path: fragment };
  const [, missed = ""] = /^\/([^/?]*)/.exec(fragment) ?? [];
  return { id: LAB, path: "", ...(missed === "" || missed === LAB ? {} : { missed: readable(missed) }) };
}

/** The address of a place. */
export function fragmentOf({ id, path, theme = "" }: Place): string {
  if (id === LAB) return path;
  const [figure = "", log = ""] = path.split("?");
  const query = linked({ log, view: new Map(theme === "" ? [] : [["theme", theme]]) });
  return `/${id}${figure}${query === "" ? "" : `?${query}`}`;
}

/** A room's path, and apart from it what it asks of the page. */
function undressed(text: string): Pick<Place, "path" | "theme" | "problems"> {
  const [figure = "", ...query] = text.split("?");
  const { log, view } = unlinked(query.join("?"));
  if (view.size === 0) return { path: text };
  const { theme, problems } = asked(view);
  return { path: log === "" ? figure : `${figure}?${log}`, ...(theme === undefined ? {} : { theme }), ...(problems.length === 0 ? {} : { problems }) };
}
