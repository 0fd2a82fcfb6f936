/**
 * Points: what pointer and keyboard do on the board. A press on a point drags it; a click on it changes its class; a click beside all
 * points adds one; Delete removes the focused one. A finger that touches no point scrolls the page; a tap adds.
 *
 * Arrows walk from point to point; with Alt they move the focused one (Shift: farther). Enter changes its class.
 */
import type { Plate } from "../../drawing/piece";
import { rows } from "../../drawing/readings";
import { ARROWS, neighbour } from "../../elements/arrows";
import type { PlatePicture } from "../../stage/plate";
import { stroke } from "../../store/undo";

/** A point: x, y, class. */
export type Spot = readonly [number, number, number];

/** Farther than this, in CSS pixels, a press is a drag and no click. */
const SLOP = 4;
/** CSS pixels a point moves for one press, and with Shift. */
const MOVE = { small: 4, large: 24 };

/** What the points need of the board. */
export interface Touched {
  readonly picture: PlatePicture;
  readonly plate: Plate | undefined;
  /** The class of a new point. */
  readonly brush: number;
  held: number;
  /** Takes the points as they are now, after an act of a kind, as `Undo` tells them apart. */
  place(points: readonly Spot[], kind: string): void;
}

/** The points of a plate. */
export function spots(plate: Plate): Spot[] {
  return rows(plate.points(), 3, ([x = 0, y = 0, label = 0]) => [x, y, label] as const);
}

export class Points {
  private press: { id: number; at: readonly [number, number]; point: number; moved: boolean; kind: string } | undefined;

  constructor(private readonly host: Touched) {}

  readonly down = (event: PointerEvent): void => {
    const { plate, picture } = this.host;
    if (!plate || event.button !== 0 || this.press) return;
    const at = this.place(event);
    const point = plate.pick(picture.options(), ...at);
    this.press = { id: event.pointerId, at, point, moved: false, kind: stroke() };
    // Beside the points too, so that the release is heard wherever it happens.
    picture.canvas.setPointerCapture(event.pointerId);
    if (point >= 0) this.host.held = point;
  };

  readonly move = (event: PointerEvent): void => {
    const { plate, picture } = this.host;
    if (!plate) return;
    const at = this.place(event);
    const { press } = this;
    if (!press) {
      picture.canvas.style.cursor = plate.pick(picture.options(), ...at) >= 0 ? "grab" : "crosshair";
      return;
    }
    if (press.id !== event.pointerId) return;
    if (Math.hypot(at[0] - press.at[0], at[1] - press.at[1]) > SLOP) press.moved = true;
    if (press.moved && press.point >= 0) this.moveTo(press.point, at, press.kind);
  };

  readonly up = (event: PointerEvent): void => {
    const { press } = this;
    const { plate, picture } = this.host;
    if (press?.id !== event.pointerId) return;
    this.press = undefined;
    if (!plate || press.moved || event.type === "pointercancel") return;
    if (press.point >= 0) this.turn(press.point);
    else this.add(plate.locate(picture.options(), ...press.at));
  };

  /** A finger on a point drags it and does not scroll the page. */
  readonly touch = (event: TouchEvent): void => {
    const { plate, picture } = this.host;
    const [finger] = event.touches;
    if (plate && finger && event.touches.length === 1 && plate.pick(picture.options(), ...this.place(finger)) >= 0) event.preventDefault();
  };

  readonly key = (event: KeyboardEvent): void => {
    const { host } = this;
    const { plate, picture } = host;
    if (!plate || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.altKey && host.held >= 0) {
      const [x = 0, y = 0] = plate.places(picture.options()).subarray(2 * host.held);
      const by = event.shiftKey ? MOVE.large : MOVE.small;
      this.moveTo(host.held, [x + arrow[0] * by, y + arrow[1] * by], `nudge ${host.held}`);
    } else if (arrow) host.held = neighbour(host.held, arrow, plate.places(picture.options()));
    else if (event.key === "Enter" && host.held >= 0) this.turn(host.held);
    else if ((event.key === "Delete" || event.key === "Backspace") && host.held >= 0) this.remove(host.held);
    else if (event.key === "Escape" && host.held >= 0) host.held = -1;
    else return;
    event.preventDefault();
  };

  /** Gives a point the other class. */
  turn(i: number): void {
    this.change(i, ([x, y, label]) => [x, y, 1 - label]);
  }

  /** Takes a point off the board. */
  remove(i: number): void {
    const { plate } = this.host;
    if (!plate) return;
    this.host.held = -1;
    this.host.place(spots(plate).filter((_, at) => at !== i), stroke());
  }

  /** Puts a new point on the board. */
  add(at: ArrayLike<number>): void {
    const { plate } = this.host;
    if (!plate) return;
    const all = spots(plate);
    this.host.place([...all, [at[0] ?? 0, at[1] ?? 0, this.host.brush]], stroke());
    this.host.held = all.length;
  }

  /** Moves, or changes, one point. */
  change(i: number, how: (point: Spot) => Spot, kind = stroke()): void {
    const { plate } = this.host;
    if (plate) this.host.place(spots(plate).map((point, at) => (at === i ? how(point) : point)), kind);
  }

  private moveTo(i: number, at: readonly [number, number], kind: string): void {
    const { plate, picture } = this.host;
    const [x = 0, y = 0] = plate?.locate(picture.options(), ...at) ?? [];
    this.change(i, ([, , label]) => [x, y, label], kind);
  }

  private place({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const { left, top } = this.host.picture.canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }
}
