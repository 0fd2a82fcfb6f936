/**
 * Pointer: mouse, pen and finger on the stage. Hover shows a sample, a press on a prototype drags it, a click isolates a class; a
 * view that can be turned turns with a drag beside the prototypes.
 *
 * A finger scrolls the page, unless it comes down on a prototype; a view that can be turned turns under one that goes sideways
 * first, or rests before it goes.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Doubt, REST } from "../elements/finger";
import type { Experiment } from "../experiment/experiment";
import type { Canvas } from "./canvas";
import { hit, type Hit } from "../drawing/picture";
import { singles } from "../store/single";
import { stroke } from "../store/undo";
import { dragged, look, pose, type Pose } from "./orbit";

/** Farther than this, in CSS pixels, a press is a drag and no click. */
const SLOP = 5;

/** What the pointer needs of the stage. */
export interface Touched extends ReactiveControllerHost {
  readonly experiment: Experiment | undefined;
  readonly figure: string;
  readonly surface: HTMLCanvasElement | null;
}

interface Press {
  id: number;
  x: number;
  y: number;
  hit: Hit;
  moved: boolean;
  /** All of a drag is one act. */
  kind: string;
  /** Where the view was seen from, if it can be turned. */
  from: Pose | undefined;
  /** Whether it may be a finger that scrolls. */
  doubt: Doubt;
  to?: Pose;
}

export class Pointer implements ReactiveController {
  private press: Press | undefined;

  constructor(
    private readonly host: Touched,
    private readonly view: Canvas,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.press = undefined;
  }

  /** Whether a prototype is being dragged. */
  get dragging(): boolean {
    return this.press?.hit.kind === "prototype";
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || this.press) return;
    const [x, y] = this.place(event);
    const found = this.find(x, y);
    const { experiment, figure, surface } = this.host;
    const from = found.kind === "prototype" ? undefined : pose(experiment, figure);
    this.press = { id: event.pointerId, x, y, hit: found, moved: false, kind: stroke(), from, doubt: new Doubt(event, REST) };
    // Whatever was pressed, its release must be heard, wherever it happens.
    surface?.setPointerCapture(event.pointerId);
    if (found.kind === "prototype") {
      this.host.experiment?.store.patch({ grip: found.index, focus: -1 });
    }
    this.view.touch();
  };

  readonly move = (event: PointerEvent): void => {
    const { experiment } = this.host;
    const [x, y] = this.place(event);
    const { press } = this;
    // A second finger is no hand of this press.
    if (press && press.id !== event.pointerId) return;
    if (press && Math.hypot(x - press.x, y - press.y) > SLOP) press.moved = true;
    if (press?.hit.kind === "prototype") {
      if (press.moved) this.drag(press.hit.index, press.kind, x, y);
      return;
    }
    if (press?.from && press.moved) {
      // It turns from where the doubt ended, without a jump.
      if (press.doubt.ends(event)) [press.x, press.y] = [x, y];
      if (!press.doubt.open) this.turn(press, press.from, x, y);
      return;
    }
    if (event.pointerType === "touch") return;
    this.show(this.find(x, y));
    this.view.touch();
    this.host.surface?.toggleAttribute("data-grip", (experiment?.store.state.grip ?? -1) >= 0);
  };

  readonly up = (event: PointerEvent): void => {
    const { press } = this;
    if (press?.id !== event.pointerId) return;
    this.press = undefined;
    if (press.to && this.host.experiment) look(this.host.experiment, this.host.figure, press.to);
    this.view.passing = [];
    // A finger that let go of a prototype is not over it any more.
    if (event.pointerType === "touch" && press.moved) this.show({ kind: "nothing" });
    if (press.moved || event.type === "pointercancel") return;
    if (event.pointerType === "touch") this.show(press.hit);
    this.isolate(press.hit);
  };

  readonly leave = (event: PointerEvent): void => {
    if (event.pointerType === "touch" || this.press) return;
    this.host.experiment?.store.patch({ focus: -1, grip: -1 });
    this.view.touch();
  };

  /** Back to where the view is usually seen from. */
  readonly double = (): void => {
    const { experiment, figure } = this.host;
    if (experiment && pose(experiment, figure)) look(experiment, figure, undefined);
  };

  /** A finger that comes down on a prototype does not scroll the page. */
  readonly touch = (event: TouchEvent): void => {
    const [finger] = event.touches;
    if (finger && event.touches.length === 1 && this.find(...this.place(finger)).kind === "prototype") event.preventDefault();
  };

  /** Nor does one that turns the view; the browser tells of pointers first. */
  readonly swipe = (event: TouchEvent): void => {
    if (event.cancelable && this.press?.to) event.preventDefault();
  };

  private show(found: Hit): void {
    const focus = found.kind === "sample" ? found.index : -1;
    const grip = found.kind === "prototype" ? found.index : -1;
    this.host.experiment?.store.patch({ focus, grip });
  }

  /** Turns the picture under the hand; the address follows when it is let go. */
  private turn(press: Press, from: Pose, x: number, y: number): void {
    press.to = dragged(from, x - press.x, y - press.y);
    this.view.passing = [["yaw", String(press.to.yaw)], ["pitch", String(press.to.pitch)]];
    if (this.host.experiment?.store.state.focus !== -1) this.host.experiment?.store.patch({ focus: -1 });
    this.view.touch();
  }

  private drag(index: number, kind: string, x: number, y: number): void {
    const { experiment, figure } = this.host;
    const at = experiment?.picture?.locate(figure, this.view.options(), x, y);
    if (!experiment || !at || at.length < 2) return;
    experiment.event(`prototype.${index}`, singles(at), kind);
  }

  private isolate(found: Hit): void {
    const { experiment } = this.host;
    if (!experiment) return;
    const label = found.kind === "sample" ? experiment.picture?.labels()[found.index] : found.kind === "prototype" ? found.index : -1;
    const { isolate } = experiment.store.state;
    experiment.isolate(label === undefined || label === isolate ? -1 : label);
  }

  private find(x: number, y: number): Hit {
    const { experiment, figure } = this.host;
    return hit(experiment?.picture?.pick(figure, this.view.options(), x, y) ?? -1);
  }

  private place({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const box = this.host.surface?.getBoundingClientRect();
    return [clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)];
  }
}
