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

export class Show {
  /** Absent until the wasm module is there. */
  plate: Plate | undefined;
  /** The wasm module could not be fetched. */
  failed = false;
  private knobs = "";
  private begun = false;
  private closed = false;
  private now = new AbortController();
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
    this.now.abort();
    this.fits?.forget();
  }

  /** The same once more, from the start. */
  again(): void {
    this.plate?.age();
    this.apply();
  }

  close(): void {
    this.closed = true;
    this.now.abort();
    this.fits?.close();
    this.plate?.free();
    this.plate = undefined;
  }

  private apply(): void {
    const { plate } = this;
    if (!plate) return;
    plate.set(this.knobs);
    this.now.abort();
    this.now = new AbortController();
    const { signal } = this.now;
    for (const i of plate.missing()) void this.work(plate, i, signal);
    this.changed();
  }

  private async work(plate: Plate, i: number, signal: AbortSignal): Promise<void> {
    try {
      const file = plate.file(i);
      const bytes = await table(catalogue.datasets.find((set) => set.file === file && file !== ""));
      if (signal.aborted) return;
      if (plate.run(i) === "") await this.fit(plate, i, bytes, signal);
      else await this.run(plate, i, bytes, signal);
    } catch (reason) {
      if (signal.aborted || this.closed) return;
      plate.refuse(i, reason instanceof Refusal ? reason.wire : "trainer.failed");
      this.changed();
    }
  }

  private async run(plate: Plate, i: number, bytes: Uint8Array | undefined, signal: AbortSignal): Promise<void> {
    const run = parse(plate.run(i));
    const at = (run.get("at") ?? "").split(",").map(Number);
    const stride = this.watched && !still.matches ? Math.ceil((at.at(-1) ?? 0) / FRAMES[this.small ? "wall" : "page"]) : 0;
    let opened = false;
    const took = (frame: Uint8Array): void => {
      if (signal.aborted || this.closed) return;
      if (!opened) plate.begin(i, bytes);
      opened = true;
      plate.frame(i, frame);
      this.changed();
    };
    await carryOut({ log: run.get("log") ?? "", at, wants: Number(run.get("wants")), table: bytes, stride, took, signal });
  }

  private async fit(plate: Plate, i: number, bytes: Uint8Array | undefined, signal: AbortSignal): Promise<void> {
    this.fits ??= new Fits(1);
    const answer = await this.fits.ask({ need: plate.need(i), table: bytes, lane: [0, 1] });
    if (signal.aborted || this.closed) return;
    plate.load(i, answer);
    this.changed();
  }
}
