/**
 * Show: one figure on the page with the runs it needs. It is given knobs; what is missing then is trained, and whoever looks is told
 * of every change.
 *
 *     set(knobs) ──► plate.missing ──► runs ──► plate.frame ──► changed
 *
 * Runs begin only once `begin` was called: a thumbnail waits until it is seen.
 */
import { Plate } from "margin-lab/gallery";
import { catalogue, type FigureSpec } from "../catalogue";
import { parse } from "../store/query";
import { still } from "../styles/motion";
import { ready } from "../trainer/gallery";
import { Fits } from "../trainer/fits";
import { Refusal } from "../trainer/protocol";
import { carryOut } from "../trainer/runs";
import { table } from "../trainer/tables";

/** A run that is watched takes about so many frames of the screen; on the wall fewer, for there are many. */
const FRAMES = { page: 150, wall: 40 } as const;

/** Hears what of an address makes no sense. */
export type Refused = (problems: readonly string[], kept: string) => void;

export class Show {
  /** Absent until the wasm module is there. */
  plate: Plate | undefined;
  /** The wasm module could not be fetched. */
  failed = false;
  /** Is told what of the knobs was not taken as given (wire messages), and all knobs as they are in force, as a query. */
  refused: Refused | undefined;
  private knobs = "";
  private begun = false;
  private closed = false;
  /** What is being worked out, by the text of its need. */
  private readonly working = new Map<string, AbortController>();
  private fits: Fits | undefined;

  /**
   * @param spec the figure
   * @param watched whether runs are shown on their way, or only where they get to
   * @param changed something new can be drawn
   * @param small whether it is a thumbnail: the figure's card, with only what that needs
   */
  constructor(
    readonly spec: FigureSpec,
    private readonly watched: boolean,
    private readonly changed: () => void,
    private readonly small = false,
  ) {}

  get figure(): string {
    return this.spec.id;
  }

  /** Whether something is still being worked out. */
  get busy(): boolean {
    return !this.failed && (this.plate === undefined || this.plate.missing().length > 0);
  }

  /** The wasm module, the plate, and what it needs. */
  async begin(): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    this.failed = !(await ready().then(() => true, () => false));
    if (this.failed) {
      this.begun = false;
      this.changed();
      return;
    }
    if (this.closed || !this.begun) return;
    if (!this.plate) {
      this.plate = new Plate(this.spec.id);
      if (this.small) this.plate.shrink();
    }
    this.apply();
  }

  /** New knobs, as a query. */
  set(knobs: string): void {
    if (knobs === this.knobs) return;
    this.knobs = knobs;
    this.apply();
  }

  /** Lets go of what is not finished, until `begin` is called again. */
  pause(): void {
    this.begun = false;
    this.drop();
    this.fits?.forget();
  }

  /** The same once more, from the start. */
  again(): void {
    this.drop();
    this.plate?.age();
    this.apply();
  }

  close(): void {
    this.closed = true;
    this.drop();
    this.fits?.close();
    this.plate?.free();
    this.plate = undefined;
  }

  /** What is wanted still goes on, what is not any more is let go, what is new begins. */
  private apply(): void {
    const { plate, working } = this;
    if (!plate) return;
    const problems = plate.set(this.knobs);
    if (problems.length > 0) this.refused?.(problems, plate.knobs());
    const missing = new Map([...plate.missing()].map((i) => [written(plate, i), i] as const));
    this.drop((need) => !missing.has(need));
    for (const [need, i] of missing) if (!working.has(need)) void this.work(plate, need, i);
    this.changed();
  }

  private drop(which: (need: string) => boolean = () => true): void {
    for (const [need, now] of this.working) {
      if (!which(need)) continue;
      now.abort();
      this.working.delete(need);
    }
  }

  private async work(plate: Plate, need: string, i: number): Promise<void> {
    const now = new AbortController();
    const { signal } = now;
    this.working.set(need, now);
    try {
      const file = plate.file(i);
      const bytes = await table(catalogue.datasets.find((set) => set.file === file && file !== ""));
      if (signal.aborted) return;
      if (plate.run(i) === "") await this.fit(plate, need, bytes, signal);
      else await this.run(plate, need, bytes, signal);
    } catch (reason) {
      if (signal.aborted) return;
      for (const at of places(plate, need)) plate.refuse(at, reason instanceof Refusal ? reason.wire : "trainer.failed");
      this.changed();
    } finally {
      if (this.working.get(need) === now) this.working.delete(need);
    }
  }

  private async run(plate: Plate, need: string, bytes: Uint8Array | undefined, signal: AbortSignal): Promise<void> {
    const run = parse(need);
    const at = (run.get("at") ?? "").split(",").map(Number);
    const stride = this.watched && !still.matches ? Math.ceil((at.at(-1) ?? 0) / FRAMES[this.small ? "wall" : "page"]) : 0;
    let opened = false;
    const took = (frame: Uint8Array): void => {
      if (signal.aborted) return;
      for (const i of places(plate, need)) {
        if (!opened) plate.begin(i, bytes);
        plate.frame(i, frame);
      }
      opened = true;
      this.changed();
    };
    await carryOut({ log: run.get("log") ?? "", at, wants: Number(run.get("wants")), table: bytes, stride, took, signal });
  }

  private async fit(plate: Plate, need: string, bytes: Uint8Array | undefined, signal: AbortSignal): Promise<void> {
    this.fits ??= new Fits(1);
    const answer = await this.fits.ask({ need, table: bytes, lane: [0, 1] });
    if (signal.aborted) return;
    for (const i of places(plate, need)) plate.load(i, answer);
    this.changed();
  }
}

/** A need as text, which stays the same while knobs that it does not depend on move. */
function written(plate: Plate, i: number): string {
  return plate.run(i) || plate.need(i);
}

/** Where a plate, as its knobs stand now, still wants what comes of a need. */
function places(plate: Plate, need: string): number[] {
  return [...plate.missing()].filter((i) => written(plate, i) === need);
}
