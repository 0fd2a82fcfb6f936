/**
 * Experiment: what a person can do to one. Everything a page shows of it, it reads from its store and picture; everything a page
 * wants, it asks for here.
 */
import { brought, catalogue } from "../catalogue";
import { asked } from "./asked";
import { painted } from "../drawing/picture";
import { field, join, read } from "../store/link";
import { merged, write, type Query } from "../store/query";
import { START, type Table } from "../store/state";
import { still } from "../styles/motion";
import type { Past } from "../store/undo";
import { Conductor } from "./conductor";
import type { Loop } from "./loop";

/** Settings that make another experiment of it: two choices are two acts, however soon they come. Others may be on their way. */
const ANEW = ["data", "head", "seed", "term"];

export class Experiment extends Conductor {
  /** Whether what a link opens plays at once, unless the link stands at a step or motion is unwelcome. */
  eager = false;
  /** The step that its link stands at, until somebody plays. */
  private stood = Number.NaN;
  private undoing = false;
  /** The fragment that was to be opened last. */
  private asked = "";

  /** Sends a log event: a live knob, a prototype, a point. Acts of one `kind` in quick succession are undone together. */
  event(key: string, value: string, kind = key): void {
    this.ask((loop) => loop.event(key, value, kind));
    if (this.waits) this.play(true);
  }

  /** Changes a live setting at the present step. The store shows it at once. */
  set(key: string, value: string, kind = kindOf(key)): void {
    if (this.store.state.settings.get(key) === value) return;
    this.store.patch({ settings: merged(this.store.state.settings, { ...brought(key, value), [key]: value }) });
    this.event(key, value, kind);
  }

  /**
   * Stopped by its step limit, or by its link, and by nobody: it goes on when something is changed, for who changes it wants to see
   * what that does. Where motion is unwelcome nothing moves that was not played before.
   */
  private get waits(): boolean {
    const { playing, phase, step, limit } = this.store.state;
    return !playing && phase === "ready" && (step >= limit || (step === this.stood && !still.matches));
  }

  /** Trains on another data set, with its own settings at their defaults. */
  async choose(data: string): Promise<void> {
    const old = catalogue.datasets.find(({ id }) => id === this.store.state.settings.get("data"));
    const dropped = Object.fromEntries((old?.knobs ?? []).map(({ id }) => [id, undefined]));
    await this.again({ ...dropped, data });
  }

  /** Trains on a person's own table. */
  adopt(own: Table): Promise<boolean> {
    return this.again({ data: catalogue.table }, own);
  }

  /** Light, dark, projector, or as the system has it (empty). */
  dress(theme: string): void {
    this.store.patch({ theme });
    this.easel.touchAll();
    this.changed?.();
  }

  /** Begins again, with what was painted, and some settings changed (`undefined`: its default). */
  async restart(changes: Record<string, string | undefined> = {}, own = this.store.state.brought): Promise<boolean> {
    const before = this.past();
    const points = "data" in changes || this.log === "" ? "" : painted(this.log);
    const settings = merged(this.store.state.settings, changes);
    const opened = await this.open(write(points === "" ? settings : merged(settings, { e: points })), own);
    if (opened) this.remember(before, kindOf(...Object.keys(changes)));
    return opened;
  }

  /** Starts again with the present settings, and keeps playing if it played. */
  async again(changes: Record<string, string | undefined> = {}, own = this.store.state.brought): Promise<boolean> {
    const { playing, phase } = this.store.state;
    const replays = phase === "replaying" && !still.matches;
    const going = playing || ((this.waits || replays) && Object.keys(changes).length > 0);
    const opened = await this.restart(changes, own);
    if (opened && going) this.play(true);
    return opened;
  }

  /** Takes the last act back, or does it again. */
  async undo(way: "back" | "forth"): Promise<void> {
    // Until one has come back, there is nothing new that a second could leave behind.
    const now = this.past();
    const goal = this.undoing ? undefined : this.undos[way](now);
    if (!goal) return;
    this.undoing = true;
    this.acted?.();
    // Across an opening the view comes back too; else it stays as it is.
    if (goal.view) now.view = this.store.state.view;
    const from = this.store.state.step;
    this.store.patch({ playing: false });
    const opened = await this.open(goal.log, goal.table).finally(() => (this.undoing = false));
    // One that could not be opened can still be taken back.
    if (!opened) this.undos[way === "back" ? "forth" : "back"](goal);
    else if (goal.view) this.look(goal.view);
    if (opened && way === "back" && goal.step < from) this.wentBack?.(goal.step);
    if (opened && goal.step > this.store.state.step) this.loop?.seek(goal.step);
    else if (opened) this.halt();
    this.store.patch({ undoable: this.undos.undoable, redoable: this.undos.redoable });
  }

  /** Plays or pauses. Playing at the step limit moves the limit on. */
  play(playing = !this.store.state.playing): void {
    const { step, limit, phase } = this.store.state;
    if (playing && (phase === "failed" || phase === "loading")) return;
    this.stood = Number.NaN;
    if (playing && !this.loop) return this.ask(() => this.play(true));
    if (playing && step >= limit) this.store.patch({ limit: step + START.limit });
    this.store.patch({ playing });
    this.refresh();
  }

  /** Goes to a step of the kept history, or trains up to it. */
  seek(step: number): void {
    this.store.patch({ playing: false });
    this.ask((loop) => loop.seek(Math.max(0, Math.round(step))));
  }

  /** Asks something of the loop. Where its trainer broke, another is started from the log first. */
  private ask(act: (loop: Loop) => void): void {
    if (this.loop) act(this.loop);
    else if (this.picture) void this.open(this.log).then((opened) => opened && this.loop && act(this.loop));
  }

  /** Leaves a replay where it is. */
  halt(): void {
    this.store.patch({ target: null, phase: "ready" });
    this.refresh();
  }

  /** The stage came on screen or left it. */
  visible(visible: boolean): void {
    this.seen = visible;
    if (!this.loop) return;
    this.loop.visible = visible;
    this.loop.wake();
  }

  /** Shows one class alone; −1 for all. */
  isolate(label: number): void {
    this.store.patch({ isolate: label });
    this.easel.touchAll();
  }

  /** Asks for a frame with everything measured. */
  refresh(): void {
    this.loop?.refresh();
  }

  /** Sets view options (`undefined`: its default). */
  view(changes: Record<string, string | undefined>): void {
    this.look(merged(this.store.state.view, changes));
    this.refresh();
  }

  /** Shows it in another view. */
  private look(view: Query): void {
    this.store.patch({ view });
    this.easel.touchAll();
    this.changed?.();
  }

  /** The whole experiment and its view as a link's fragment. */
  fragment(): string {
    const { view, theme } = this.store.state;
    return join({ log: this.linked, view: theme === "" ? view : merged(view, { theme }) });
  }

  /** Tries once more to open what could not be. */
  retry(): Promise<boolean> {
    this.store.patch({ phase: "loading" });
    return this.enter(this.asked);
  }

  /**
   * Opens a fragment, with its view: at once where there is nothing to see yet, else only once it is there. What of the view makes no
   * sense is left out, and said.
   */
  async enter(fragment: string, own?: Table): Promise<boolean> {
    this.asked = fragment;
    const { log, view: wanted } = read(fragment);
    const { view, theme, problems } = asked(wanted);
    const dress = (): void => this.store.patch({ view, theme: theme ?? this.store.state.theme });
    const first = !this.picture;
    const before: Past = { ...this.past(), view: this.store.state.view };
    if (first) dress();
    const opened = await this.open(log, own ?? this.store.state.brought);
    if (opened) this.stand(field(log, "step") !== undefined);
    if (opened && !first) {
      this.remember(before, "");
      dress();
      this.look(view);
    }
    if (opened && problems.length > 0) this.complain([...this.store.state.problems, ...problems]);
    return opened;
  }

  /** What stood at a step, said or by its last event, stands there again, whatever was going on before; anything else begins. */
  private stand(said: boolean): void {
    const { step, target } = this.store.state;
    const at = target ?? step;
    const stands = said || at > 0;
    if (stands) this.store.patch({ playing: false });
    else if (this.eager && !still.matches) this.play(true);
    this.stood = stands ? at : Number.NaN;
  }
}

/** The kind of an act on settings. */
function kindOf(...keys: string[]): string {
  return keys.some((key) => ANEW.includes(key)) ? "" : keys.join();
}
