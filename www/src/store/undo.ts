/**
 * Undo: a log is the whole experiment, so undoing is opening the log as it was before and replaying to the present step. Painted
 * points, dragged prototypes, sliders and the tail that a change after a rewind cuts off all come back this way.
 */
import type { Table } from "./state";

/** Acts remembered at most. */
const DEPTH = 50;
/** Acts of one kind closer than this are one: a drag is undone at once. */
const TOGETHER = 700;

/** Where to go back to. */
export interface Past {
  log: string;
  step: number;
  table: Table | undefined;
}

export class Undo {
  private readonly past: Past[] = [];
  private future: Past[] = [];
  private kind = "";
  private at = Number.NEGATIVE_INFINITY;

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  /** Remembers how things were before an act of a kind (a setting's id, `point` …) at time `now` in milliseconds. */
  remember(before: Past, kind: string, now: number): void {
    const continues = kind === this.kind && now - this.at < TOGETHER;
    this.kind = kind;
    this.at = now;
    this.future = [];
    if (continues) return;
    this.past.push(before);
    if (this.past.length > DEPTH) this.past.shift();
  }

  /** The past to open, given how things are now. */
  back(now: Past): Past | undefined {
    return this.move(this.past, this.future, now);
  }

  /** The undone state to open again. */
  forth(now: Past): Past | undefined {
    return this.move(this.future, this.past, now);
  }

  private move(from: Past[], to: Past[], now: Past): Past | undefined {
    const goal = from.pop();
    if (goal) to.push(now);
    this.kind = "";
    return goal;
  }
}
