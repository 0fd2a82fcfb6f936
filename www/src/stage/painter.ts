/**
 * Painter: what a hand can do to two-dimensional data. Every act is one or more log events:
 *
 *     press on nothing   point.add            and more of them along the way while it moves
 *     press on a point   point.move.i         while it moves
 *     erase, Delete      point.delete.i
 *     c                  point.label.i        the class of the brush, which a digit chooses
 *     a, Insert          point.add            beside the focused point or in the middle; the new one has the focus then
 */
import { hit } from "../drawing/picture";
import { ARROWS } from "../elements/arrows";
import type { Tool } from "../elements/paint-tools";
import type { Experiment } from "../experiment/experiment";
import { singles } from "../store/single";
import { stroke } from "../store/undo";

/** CSS pixels between two painted points. */
const SPACING = 14;
/** CSS pixels that an arrow key moves a point, and with Shift. */
const NUDGE = { small: 6, large: 30 };

/** Where the painter works. */
export interface Paintable {
  readonly experiment: Experiment | undefined;
  readonly figure: string;
  readonly tool: Tool;
  /** Class of new points. */
  readonly brush: number;
  /** Of the picture, in CSS pixels. */
  readonly middle: readonly [number, number];
  /** The drawing options. */
  drawn(): string;
}

/** Erased in one stroke, in the numbers of the picture shown, which still has them; and how many samples that has. */
interface Wiped {
  readonly count: number;
  readonly indices: number[];
}

export class Painter {
  private held = -1;
  private kind = "point";
  private last: [number, number] | undefined;
  private wiped: Wiped = { count: 0, indices: [] };

  constructor(private readonly board: Paintable) {}

  /** A press at a place of the picture, in CSS pixels. */
  down(x: number, y: number): void {
    const { tool } = this.board;
    const found = this.find(x, y);
    this.kind = stroke();
    this.last = [x, y];
    if (tool === "erase") this.wipe(found);
    else if (found >= 0 && tool === "move") this.held = found;
    else if (tool === "paint") this.add(x, y);
  }

  /** A move with the button down. */
  drag(x: number, y: number): void {
    const { last } = this;
    if (!last) return;
    const { tool, experiment } = this.board;
    if (this.held >= 0) this.place(this.held, x, y);
    else if (Math.hypot(x - last[0], y - last[1]) < SPACING) return;
    else if (tool === "paint") this.add(x, y);
    else if (tool === "erase") this.wipe(this.find(x, y));
    this.last = [x, y];
    experiment?.store.patch({ focus: this.held });
  }

  up(): void {
    this.held = -1;
    this.kind = "point";
    this.last = undefined;
    this.wiped = { count: 0, indices: [] };
  }

  /** A move without a button: shows what lies there. */
  hover(x: number, y: number): void {
    this.board.experiment?.store.patch({ focus: this.find(x, y) });
  }

  /** A key, on the focused point if there is one; returns whether it meant something. */
  key(key: string, shift: boolean): boolean {
    const { experiment, brush, figure } = this.board;
    const focus = experiment?.store.state.focus ?? -1;
    const spot = focus >= 0 ? experiment?.picture?.spot(figure, this.board.drawn(), focus) : undefined;
    const [x, y] = spot ?? [];
    const arrow = ARROWS[key];
    if (key === "Insert" || key === "a") {
      this.addHeld(focus, x, y);
      return true;
    }
    if (x === undefined || y === undefined) return false;
    if (arrow) this.place(focus, x + arrow[0] * (shift ? NUDGE.large : NUDGE.small), y + arrow[1] * (shift ? NUDGE.large : NUDGE.small));
    else if (key === "Delete" || key === "Backspace") this.erase(focus);
    else if (key === "c") experiment?.event(`point.label.${focus}`, String(brush), "point");
    else return false;
    return true;
  }

  /** Adds a point of the brush's class at data coordinates. */
  addAt(x: number, y: number): void {
    this.board.experiment?.event("point.add", `${singles([x, y])},${this.board.brush}`, this.kind);
  }

  /** Moves a point to data coordinates. */
  moveTo(index: number, x: number, y: number): void {
    this.board.experiment?.event(`point.move.${index}`, singles([x, y]), this.kind);
  }

  /** Removes a point. */
  erase(index: number): void {
    if (index < 0) return;
    this.board.experiment?.store.patch({ focus: -1 });
    this.board.experiment?.event(`point.delete.${index}`, "", this.kind);
  }

  /** Removes what the hand runs over, faster than pictures come: points that are gone already have moved the later ones up. */
  private wipe(index: number): void {
    this.wiped = renumbered(this.wiped, this.board.experiment?.picture?.labels().length ?? 0);
    const { indices } = this.wiped;
    if (index < 0 || indices.includes(index)) return;
    this.erase(without(index, indices));
    indices.push(index);
  }

  /** Adds a point beside one that is seen, else in the middle. The next keys mean the new one, which comes last. */
  private addHeld(focus: number, x: number | undefined, y: number | undefined): void {
    const { experiment, middle } = this.board;
    const known = experiment?.picture?.labels().length ?? 0;
    if (x === undefined || y === undefined) this.add(...middle);
    else this.add(x + NUDGE.small, y + NUDGE.small);
    experiment?.store.patch({ focus: Math.max(known, focus + 1) });
  }

  private add(x: number, y: number): void {
    const at = this.locate(x, y);
    if (at) this.addAt(...at);
  }

  private place(index: number, x: number, y: number): void {
    const at = this.locate(x, y);
    if (at) this.moveTo(index, ...at);
  }

  private locate(x: number, y: number): [number, number] | undefined {
    const { experiment, figure } = this.board;
    const [a, b] = experiment?.picture?.locate(figure, this.board.drawn(), x, y) ?? [];
    return a === undefined || b === undefined ? undefined : [a, b];
  }

  private find(x: number, y: number): number {
    const { experiment, figure } = this.board;
    const found = hit(experiment?.picture?.pick(figure, this.board.drawn(), x, y) ?? -1);
    return found.kind === "sample" ? found.index : -1;
  }
}

/** The number of a point once others are gone. */
function without(index: number, gone: readonly number[]): number {
  return index - gone.filter((one) => one < index).length;
}

/** The same points in the numbers of a newer picture of `count` samples, which has lost those erased first. */
function renumbered({ count: before, indices }: Wiped, count: number): Wiped {
  const lost = before - count;
  if (lost < 0 || lost > indices.length) return { count, indices: [] };
  const gone = indices.slice(0, lost);
  return { count, indices: indices.slice(lost).map((index) => without(index, gone)) };
}
