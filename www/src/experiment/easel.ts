/**
 * Easel: the views of one experiment and when to draw them. A view is drawn when it is dirty and on screen, the stage first, the
 * others in turn while the frame's time lasts. After an event, whose effect somebody looks for, one of them comes in each frame
 * however little is left. Nothing is drawn twice and nothing off screen.
 */
import { sleep, wake } from "../drawing/clock";

/** Something on a canvas. */
export interface View {
  /** Drawn in every frame that changes; others wait for their turn. */
  readonly urgent: boolean;
  readonly visible: boolean;
  /** Finds out where it stands, if nobody told it yet. */
  look(): void;
  /** Draws; returns whether it is still moving and wants the next frame too. */
  draw(now: number): boolean;
}

/** Milliseconds between two drawings of a view that is not urgent, while frames keep coming. */
const REST = 100;

export class Easel {
  private readonly dirty = new Set<View>();
  /** The others that an event may have changed, until they are drawn. */
  private readonly due = new Set<View>();
  private readonly views = new Set<View>();
  private readonly drawn = new WeakMap<View, number>();

  /** Whether any of the views that follow training is on screen. */
  get seen(): boolean {
    return [...this.views].some((view) => view.urgent && view.visible);
  }

  add(view: View): void {
    this.views.add(view);
    this.touch(view);
  }

  remove(view: View): void {
    this.views.delete(view);
    this.dirty.delete(view);
    this.due.delete(view);
  }

  /** One view must be drawn again. */
  touch(view: View): void {
    if (!this.views.has(view)) return;
    this.dirty.add(view);
    wake(this.tick);
  }

  /** All must: the frame, the theme or the options changed. */
  touchAll(): void {
    for (const view of this.views) this.dirty.add(view);
    wake(this.tick);
  }

  /** All must, and without waiting for their turn: an event changed the frame. */
  hurry(): void {
    for (const view of this.views) if (!view.urgent) this.due.add(view);
    this.touchAll();
  }

  /** Drops everything. */
  close(): void {
    sleep(this.tick);
    this.views.clear();
    this.dirty.clear();
    this.due.clear();
  }

  private readonly tick = (now: number, spare: () => number): boolean => {
    let waiting = false;
    let hurried = false;
    for (const view of this.dirty) view.look();
    const queue = [...this.dirty].filter((view) => view.visible);
    queue.sort((a, b) => Number(b.urgent) - Number(a.urgent) || this.age(a) - this.age(b));
    for (const view of queue) {
      const hurries = this.due.has(view);
      const free = (hurries || now - this.age(view) >= REST) && spare() > 0;
      if (!view.urgent && !free && (hurried || !hurries)) {
        waiting = true;
        continue;
      }
      hurried ||= hurries;
      this.due.delete(view);
      this.dirty.delete(view);
      this.drawn.set(view, now);
      if (this.draw(view, now)) {
        this.dirty.add(view);
        waiting = true;
      }
    }
    return waiting;
  };

  /** One view's fault stops that view, not those that come after it. */
  private draw(view: View, now: number): boolean {
    try {
      return view.draw(now);
    } catch (fault) {
      this.remove(view);
      reportError(fault);
      return false;
    }
  }

  private age(view: View): number {
    return this.drawn.get(view) ?? Number.NEGATIVE_INFINITY;
  }
}
