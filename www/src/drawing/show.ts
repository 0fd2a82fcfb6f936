/**
 * Show: a figure with the runs it needs, which move its picture while they go on. They begin only once `begin` was called, and end
 * where they are with `pause`: nothing is trained for a figure that is not seen.
 */
import type { FigureSpec } from "../catalogue";
import { parse } from "../store/query";
import { still } from "../styles/motion";
import { Fits } from "../trainer/fits";
import { carryOut } from "../trainer/runs";
import { Piece, type Plate } from "./piece";

/** A run that is watched takes about so many frames of the screen; on the wall fewer, for there are many. */
const FRAMES = { page: 150, wall: 40 } as const;

export class Show extends Piece {
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
    spec: FigureSpec,
    private readonly watched: boolean,
    changed: () => void,
    private readonly small = false,
  ) {
    super(spec.id, changed);
  }

  /** Whether something is still being worked out. */
  get busy(): boolean {
    return !this.failed && (this.plate === undefined || this.plate.missing().length > 0);
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

  override close(): void {
    this.drop();
    super.close();
    this.fits?.close();
  }

  protected override make(): Plate {
    const plate = super.make();
    if (this.small) plate.shrink();
    return plate;
  }

  /** What is wanted still goes on, what is not any more is let go, what is new begins. */
  protected override work(plate: Plate): void {
    const { working } = this;
    const missing = new Map([...plate.missing()].map((i) => [written(plate, i), i] as const));
    this.drop((need) => !missing.has(need));
    for (const [need, i] of missing) if (!working.has(need)) void this.meet(plate, need, i);
  }

  private drop(which: (need: string) => boolean = () => true): void {
    for (const [need, now] of this.working) {
      if (!which(need)) continue;
      now.abort();
      this.working.delete(need);
    }
  }

  private async meet(plate: Plate, need: string, i: number): Promise<void> {
    const now = new AbortController();
    const { signal } = now;
    this.working.set(need, now);
    try {
      const bytes = await this.data(plate, i);
      if (signal.aborted) return;
      if (plate.run(i) === "") await this.fit(plate, need, bytes, signal);
      else await this.run(plate, need, bytes, signal);
    } catch (reason) {
      if (signal.aborted) return;
      for (const at of places(plate, need)) plate.refuse(at, this.why(reason));
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
    await carryOut({ log: run.get("log") ?? "", at, table: bytes, stride, took, signal });
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
