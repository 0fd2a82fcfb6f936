/**
 * Conductor: one store, one trainer, one picture, kept in step. It opens logs and takes in what comes of them; what a person can do
 * on top of that is `Experiment`.
 *
 *     log ──► trainer ──► report ──► store (numbers, settings, step) and picture (the frame) ──► views
 */
import { catalogue } from "../catalogue";
import { Easel } from "./easel";
import { picture, type Picture } from "../drawing/picture";
import { Reach } from "./reach";
import { numbers } from "../drawing/readings";
import type { Source } from "../drawing/whole";
import { field } from "../store/link";
import { parse } from "../store/query";
import { START, type State, type Table } from "../store/state";
import { Store } from "../store/store";
import { Undo, type Past } from "../store/undo";
import { connect } from "../trainer/connect";
import { Loop } from "./loop";
import { Refusal, Wants, type Report, type Trainer } from "../trainer/protocol";
import { ours, plain } from "../trainer/tables";

/** Milliseconds between two refreshes of the numbers in the read-outs. */
const READABLE = 120;
/** The wire message of a trainer that broke. */
const BROKEN = "trainer.failed";
/** Problems shown at once. */
const PROBLEMS = 8;

export class Conductor {
  readonly store = new Store<State>(START);
  readonly easel = new Easel();
  readonly reach = new Reach();
  /** Answers what views ask; absent until the first experiment is open. */
  picture: Picture | undefined;
  /** Told whenever the log or the view may have changed. */
  changed: (() => void) | undefined;
  /** Told that a change after a rewind cut off what had come after a step; undo brings it back. */
  cut: ((step: number) => void) | undefined;
  /** Told that undoing led back to an earlier step; redo leads forth. */
  wentBack: ((step: number) => void) | undefined;
  /** Whether another head trained these weights before: two heads are compared from the same start only. */
  mixed = false;
  /** What the picture shows, as bytes. */
  source: Source | undefined;
  protected log = "";
  private table: Uint8Array | undefined;
  /** The log that was opened: where a replay leads. */
  private opened = "";
  /** The log at the newest step: what a change after a rewind cuts off. */
  private furthest = "";
  protected loop: Loop | undefined;
  /** Whether the stage is on screen: known before there is anything to train. */
  protected seen = true;
  protected readonly undos = new Undo<Past>();
  private trainer: Promise<Trainer> | undefined;
  private readAt = 0;
  /** Openings that were asked for, those that the trainer was given, and the last of these that it took. */
  private opening = 0;
  private posted = 0;
  private taken = 0;
  /** What the trainer was given last. */
  private given: Promise<unknown> | undefined;
  private closed = false;

  /** Told of each act: what was offered to be taken back before it no longer is the last. */
  acted: (() => void) | undefined;
  /** Whether the first log is open, or could not be opened. */
  get settled(): boolean {
    return this.store.state.phase !== "loading";
  }

  /**
   * Opens a log and goes to its step. One that cannot be opened leaves what is there, with the reason in `problems`; false for that,
   * and where another was opened meanwhile.
   */
  async open(log: string, own = this.store.state.brought): Promise<boolean> {
    const turn = ++this.opening;
    const making = this.picture ? undefined : picture();
    try {
      const id = field(log, "data");
      const uploaded = id === catalogue.table ? own : undefined;
      if (id === catalogue.table && !own) throw new Refusal("page.needs-table");
      const spec = catalogue.datasets.find((set) => set.id === id) ?? catalogue.datasets[0];
      const [read, made, trainer] = await Promise.all([uploaded ? plain(uploaded) : ours(spec), making, this.start()]);
      const drawing = this.picture ?? made;
      if (turn !== this.opening || this.closed || !drawing) return false;
      // From here on the trainer has it: only another that it takes overtakes this one.
      const posted = ++this.posted;
      this.loop?.hold();
      const opening = trainer.open({ log, table: read.bytes });
      this.given = opening;
      // The first picture takes the data in while the trainer does; a later one must wait, for the data may be refused.
      const early = !this.picture && take(drawing, log, read.bytes);
      const report = await opening.finally(() => posted === this.posted && this.loop?.release());
      this.taken = Math.max(this.taken, posted);
      await this.decided();
      if (posted !== this.taken || this.closed) return false;
      if (!early) drawing.data(log, read.bytes);
      this.picture = drawing;
      this.log = report.log ?? log;
      this.opened = log;
      this.table = read.bytes;
      this.settle({ ...report, problems: [...read.notes, ...report.problems] }, uploaded);
      return true;
    } catch (reason) {
      // One that was overtaken has nothing to say any more.
      if (turn === this.opening && !this.closed) this.decline(reason);
      return false;
    } finally {
      // One that was overtaken, or refused, has no use for its picture.
      making?.then((made) => made === this.picture || made.free(), () => undefined);
    }
  }

  /** The trainer has answered all that it was given. */
  private async decided(): Promise<void> {
    for (let last: unknown; last !== this.given; ) {
      last = this.given;
      await this.given?.catch(() => undefined);
    }
  }

  private settle(report: Report, own: Table | undefined): void {
    const target = report.newest;
    const limit = Math.max(this.store.state.limit, target);
    const replaying = target > report.step;
    this.loop?.forget();
    this.store.patch({ focus: -1, grip: -1, isolate: -1, diverged: "", collapse: "", table: own, brought: own ?? this.store.state.brought, problems: report.problems.slice(-PROBLEMS) });
    this.store.patch({ phase: replaying ? "replaying" : "ready", target: null, limit });
    this.report(report, "");
    if (replaying) this.loop?.seek(target);
    else this.loop?.refresh();
  }

  private start(): Promise<Trainer> {
    this.trainer ??= connect().then((trainer) => {
      this.loop = new Loop(trainer, this.store, this, () => (this.cosine ? Wants.angles : Wants.all));
      this.loop.visible = this.seen;
      if (this.closed) this.loop.close();
      return trainer;
    });
    this.trainer.catch(() => (this.trainer = undefined));
    return this.trainer;
  }

  /** Whether distances are angles, as a view option may ask. */
  private get cosine(): boolean {
    return this.store.state.view.get("distance") === "cosine";
  }

  /** Takes a report in. `kind` names the acts whose events it carried out. */
  report(report: Report, kind: string): void {
    const { step, newest } = this.store.state;
    const cuts = report.before !== undefined && step < newest;
    if (report.before !== undefined) this.remember(this.past(cuts ? this.furthest : report.before), kind);
    this.mixed = report.mixed;
    if (report.log !== undefined) this.log = report.log;
    if (report.log !== undefined && report.step >= report.newest) this.furthest = report.log;
    if (report.settings !== undefined) this.store.patch({ settings: new Map([...parse(report.settings), ...(this.loop?.waiting ?? [])]) });
    if (report.problems.length > 0) this.complain(report.problems);
    const { target, limit } = this.store.state;
    this.store.patch({ step: report.step, newest: Math.max(report.newest, report.step) });
    if (target !== null && report.step >= target && !this.loop?.rewinding) {
      // A turn that was on its way when the step was asked for may have gone beyond it.
      if (report.step > target && !report.stuck) this.loop?.seek(target);
      else this.store.patch({ target: null, phase: "ready" });
    }
    if (target === null && report.step >= limit) this.store.patch({ playing: false });
    if (report.frame) this.show(report.frame);
    if (report.frame && report.before !== undefined) this.easel.hurry();
    if (cuts) this.cut?.(step);
    if (report.log !== undefined) this.changed?.();
  }

  private show(frame: Uint8Array): void {
    if (!this.picture) return;
    this.picture.load(frame);
    this.source = { log: this.log, table: this.table, frame };
    const now = performance.now();
    const diverged = this.picture.diverged();
    // It stands at an earlier step now, and what was measured last is of a later one.
    if (diverged !== "" && this.store.state.diverged === "") this.loop?.refresh();
    if (diverged !== "") this.store.patch({ diverged, playing: false, target: null, phase: "ready" });
    if (!this.store.state.playing || now - this.readAt > READABLE) {
      this.readAt = now;
      this.store.patch({ numbers: numbers(this.picture), diverged, collapse: this.picture.collapse() });
    }
    this.easel.touchAll();
  }

  /** Takes in that something else could not be opened: what is there goes on. */
  private decline(reason: unknown): void {
    if (this.picture && reason instanceof Refusal && reason.wire !== BROKEN) this.complain([reason.wire]);
    else this.refuse(reason);
  }

  /** Takes a refusal in: what is trained stays. A trainer that broke is let go; the next act starts another from the log. */
  refuse(reason: unknown): void {
    const wire = reason instanceof Refusal ? reason.wire : BROKEN;
    if (wire === BROKEN) {
      this.loop?.close();
      this.loop = this.trainer = undefined;
    }
    this.complain([wire]);
    this.store.patch({ playing: false, target: null, phase: this.picture ? "ready" : "failed" });
  }

  /** What is wrong with the newest act. */
  complain(problems: readonly string[]): void {
    this.store.patch({ problems: [...new Set(problems)].slice(-PROBLEMS) });
  }

  /** How things are, to come back to. */
  protected past(log = this.linked): Past {
    const { step, table: own } = this.store.state;
    return { log, step, table: own };
  }

  /** Remembers how things were before an act of a kind. */
  protected remember(before: Past, kind: string): void {
    if (this.undos.remember(before, kind, performance.now())) this.acted?.();
    const { undoable, redoable } = this.undos;
    this.store.patch({ undoable, redoable });
  }

  /** The log as a link has it: on the way to its step the link itself. */
  protected get linked(): string {
    return this.store.state.phase === "replaying" ? this.opened : this.log;
  }

  close(): void {
    this.closed = true;
    this.loop?.close();
    this.easel.close();
    this.picture?.free();
    this.picture = undefined;
  }
}

/** Hands over the data; what is wrong with them the trainer says too. */
function take(picture: Picture, log: string, table: Uint8Array | undefined): boolean {
  try {
    picture.data(log, table);
    return true;
  } catch {
    return false;
  }
}
