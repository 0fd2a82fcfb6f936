/**
 * Undo: how things were before each act. In the Lab that is a log, which is the whole experiment, so undoing is opening it and
 * replaying to the present step: painted points, dragged prototypes, sliders and the tail that a change after a rewind cuts off all
 * come back this way. A figure is its knobs.
 */
import type { Query } from "./query";
import type { Table } from "./state";

/** Acts remembered at most. */
const DEPTH = 50;
/** Acts of one kind closer than this are one: a drag is undone at once. */
const TOGETHER = 700;
/** Kinds that begin so are one act however long the hand rests in between. */
const STROKE = "stroke.";

let strokes = 0;

/** The kind of all that a hand does from now until it is lifted. */
export function stroke(): string {
  return `${STROKE}${++strokes}`;
}

/** Where the Lab goes back to. */
export interface Past {
  log: string;
  step: number;
  table: Table | undefined;
  /** What of it was looked at and how, where something else was opened then. */
  view?: Query;
}

export class Undo<T> {
  private readonly past: T[] = [];
  private future: T[] = [];
  private kind = "";
  private at = Number.NEGATIVE_INFINITY;

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  /**
   * Remembers how things were before an act of a kind (a setting's id, `point` …; empty for one that nothing can go on with) at time
   * `now` in milliseconds. False for an act that goes on with the last.
   */
  remember(before: T, kind: string, now: number): boolean {
    const continues = kind !== "" && kind === this.kind && (kind.startsWith(STROKE) || now - this.at < TOGETHER);
    this.kind = kind;
    this.at = now;
    this.future = [];
    if (continues) return false;
    this.past.push(before);
    if (this.past.length > DEPTH) this.past.shift();
    return true;
  }

  /** The past to open, given how things are now. */
  back(now: T): T | undefined {
    return this.move(this.past, this.future, now);
  }

  /** The undone state to open again. */
  forth(now: T): T | undefined {
    return this.move(this.future, this.past, now);
  }

  private move(from: T[], to: T[], now: T): T | undefined {
    const goal = from.pop();
    if (goal) to.push(now);
    this.kind = "";
    return goal;
  }
}
