/**
 * Loop: pulls turns from the trainer, one at a time, in step with the page's frames. It runs only while there is something to do:
 * playing on a visible stage, an event to hand over, a step to go to, a frame to refresh.
 */
import { sleep, wake } from "../drawing/clock";
import type { State } from "../store/state";
import type { Store } from "../store/store";
import { Pace } from "./pace";
import { Wants, type Report, type Trainer, type Turn } from "../trainer/protocol";

/** Milliseconds a turn may train while playing, and while on the way to a step. */
const BUDGET = { playing: 12, seeking: 40 };
/** Milliseconds between two frames with everything measured, and between two looks at the log. */
const EVERY = { measures: 300, log: 1000 };

/** Events that add or take away: two of them are not one. */
const ACTS = /^point\.(add|delete)/;

/** Who is told what came of a turn. */
export interface Listener {
  report(report: Report, kind: string): void;
  refuse(reason: unknown): void;
}

export class Loop {
  /** False while the stage is off screen. */
  visible = true;
  private readonly pace = new Pace();
  private events: [string, string][] = [];
  private kind = "";
  private fresh = false;
  private busy = false;
  private rewind: number | undefined;
  private held = false;
  private last = { tick: 0, measured: 0, logged: 0 };
  private closed = false;

  constructor(
    private readonly trainer: Trainer,
    private readonly store: Store<State>,
    private readonly listener: Listener,
    private readonly wants: () => string,
  ) {}

  /** Live settings that have not reached the trainer yet. */
  get waiting(): [string, string][] {
    return this.events.filter(([key]) => !key.includes("."));
  }

  /** Whether a way back was asked for that no turn has taken yet: what comes in meanwhile is from before. */
  get rewinding(): boolean {
    return this.rewind !== undefined;
  }

  /** Something may have changed: look in the next frame. */
  wake(): void {
    if (!this.closed) wake(this.tick);
  }

  /** Hands over a log event; a later value of the same key replaces one that has not left yet, unless each is an act of its own. */
  event(key: string, value: string, kind: string): void {
    const last = this.events.at(-1);
    if (last?.[0] === key && !ACTS.test(key)) last[1] = value;
    else this.events.push([key, value]);
    this.kind = kind;
    this.wake();
  }

  /** Goes to a step: back to a checkpoint when it lies behind, then forward. */
  seek(step: number): void {
    this.rewind = step < this.store.state.step ? step : undefined;
    this.store.patch({ target: step });
    this.wake();
  }

  /** Asks for a frame with everything measured. */
  refresh(): void {
    this.fresh = true;
    this.wake();
  }

  /** Another experiment is being opened: a turn that is asked for now would be carried out on that one. */
  hold(): void {
    this.held = true;
  }

  /** The present experiment goes on. */
  release(): void {
    this.held = false;
    this.wake();
  }

  /** Drops what has not left yet: it was meant for another experiment. */
  forget(): void {
    this.events = [];
    this.rewind = undefined;
  }

  close(): void {
    this.closed = true;
    sleep(this.tick);
    this.trainer.close();
  }

  private readonly tick = (now: number): boolean => {
    if (this.closed || this.held) return false;
    // The time of a turn that takes several frames is owed when it is back.
    if (this.busy) return true;
    const seconds = Math.min((now - this.last.tick) / 1000, 0.1);
    this.last.tick = now;
    const turn = this.next(now, seconds);
    if (!turn) return this.store.state.playing && this.visible;
    void this.take(turn);
    return true;
  };

  private next(now: number, seconds: number): Turn | undefined {
    const { playing, step, pace, limit, target } = this.store.state;
    const running = playing && this.visible && target === null;
    const steps = running ? Math.min(this.pace.due(pace, step, seconds), limit - step) : 0;
    if (!running) this.pace.forget();
    const idle = steps <= 0 && this.events.length === 0 && target === null && !this.fresh;
    if (idle) return undefined;
    const measured = this.fresh || !running || now - this.last.measured > EVERY.measures || step + steps >= limit;
    const log = !running || this.events.length > 0 || now - this.last.logged > EVERY.log || step + steps >= limit;
    if (measured) this.last.measured = now;
    if (log) this.last.logged = now;
    return {
      events: this.events,
      // A way back that was given up meanwhile is not taken.
      rewind: target === null ? undefined : this.rewind,
      until: target ?? step + Math.max(steps, 0),
      budget: target === null ? BUDGET.playing : BUDGET.seeking,
      wants: measured ? this.wants() : Wants.none,
      partial: target === null || this.store.state.phase === "replaying",
      log,
    };
  }

  private async take(turn: Turn): Promise<void> {
    const kind = this.kind;
    this.busy = true;
    this.events = [];
    this.rewind = undefined;
    this.fresh = false;
    try {
      const report = await this.trainer.turn(turn);
      if (this.closed) return;
      this.pace.paid(report.taken);
      this.listener.report(report, kind);
    } catch (reason) {
      if (!this.closed) this.listener.refuse(reason);
    } finally {
      this.busy = false;
      this.wake();
    }
  }
}
