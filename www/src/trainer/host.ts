/**
 * Host: carries out openings and turns on a `Session` of the wasm package. The worker and the inline fallback share it.
 *
 * The core counts steps and knows no clock, so time is sliced here: steps are taken in chunks that grow while they stay short.
 */
import { Session } from "margin-lab";
import { Refusal, Wants, type Opening, type Report, type Turn } from "./protocol";

/** A chunk should take about this share of a turn's budget. */
const CHUNK = 0.2;
/** Steps in one chunk at most. */
const LARGEST = 256;

export class Host {
  private session: Session | undefined;
  private settings = "";
  /** The log as the session stands, once it was written. */
  private written: string | undefined;
  private chunk = 1;

  /** Opens an experiment; one that cannot be opened leaves the present one alone. */
  open({ log, table }: Opening): Report {
    // Undoing opens a log that shares its beginning with the present one: that need not be trained again.
    const next = this.session?.turn_to(log) ? this.session : refusing(() => new Session(log, table));
    if (next !== this.session) this.session?.free();
    this.session = next;
    this.settings = "";
    this.written = undefined;
    this.chunk = 1;
    // A first frame without measures: the picture need not wait for them.
    return { ...this.place(next), taken: 0, stuck: false, problems: next.problems(), log: this.log(next), frame: next.frame(Wants.none) };
  }

  /** Rewind, events, steps, frame: in this order. */
  turn(turn: Turn): Report {
    const session = this.session;
    if (!session) throw new Refusal("trainer.closed");
    const { rewind, events, until } = turn;
    if (rewind !== undefined) {
      refusing(() => session.rewind(rewind));
      this.written = undefined;
    }
    const old = events.length > 0 ? this.log(session) : undefined;
    const { edits } = session;
    const problems = events.flatMap(([key, value]) => session.set(key, value));
    // An event that was refused has changed nothing that could be undone.
    const before = session.edits === edits ? undefined : old;
    const { taken, stuck } = this.train(session, until - session.step, turn.budget);
    if (before !== undefined || taken > 0 || stuck) this.written = undefined;
    problems.push(...session.problems());
    if (events.length > 0) this.settings = "";
    const report: Report = { ...this.place(session), taken, stuck, problems, before };
    if (turn.log || stuck) report.log = this.log(session);
    if (turn.partial || stuck || session.step >= until) report.frame = session.frame(turn.wants);
    return report;
  }

  private train(session: Session, steps: number, budget: number): Pick<Report, "taken" | "stuck"> {
    const start = performance.now();
    let taken = 0;
    while (taken < steps) {
      const before = performance.now();
      if (before - start >= budget) break;
      const asked = Math.min(this.chunk, steps - taken);
      const done = session.advance(asked);
      taken += done;
      if (done < asked) return { taken, stuck: true };
      const spent = performance.now() - before;
      if (spent < (budget * CHUNK) / 2) this.chunk = Math.min(this.chunk * 2, LARGEST);
      else if (spent > budget * CHUNK * 2) this.chunk = Math.max(this.chunk >> 1, 1);
    }
    return { taken, stuck: false };
  }

  private log(session: Session): string {
    return (this.written ??= session.log());
  }

  private place(session: Session): Pick<Report, "step" | "newest" | "mixed" | "settings"> {
    const settings = session.settings();
    const changed = settings !== this.settings;
    this.settings = settings;
    return { step: session.step, newest: session.newest, mixed: session.holds("head"), settings: changed ? settings : undefined };
  }

  free(): void {
    this.session?.free();
    this.session = undefined;
  }
}

/** The wasm package throws wire messages as strings; anything else is a fault and passes through. */
function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (reason) {
    if (typeof reason === "string") throw new Refusal(reason);
    throw reason;
  }
}
