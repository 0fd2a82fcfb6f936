/**
 * Exhibit: one figure on the page with the workers that fit for it. It is given knobs; what is missing then is worked out, and
 * whoever looks is told of every change.
 *
 *     set(knobs) ──► plate.missing ──► workers ──► plate.load ──► changed
 *
 * A figure with one fit follows the knobs: while a fit runs the last one stays, and when it is there the newest knobs are next. In a
 * gallery each row appears when it is ready, the rows that workers share last.
 */
import { Plate } from "margin-lab/gallery";
import { catalogue } from "../catalogue";
import { Fits } from "../trainer/fits";
import { ready } from "../trainer/gallery";
import { Refusal } from "../trainer/protocol";
import { table } from "../trainer/tables";
import type { Refused } from "./show";

export type { Plate };

export class Exhibit {
  /** Absent until the wasm module is there. */
  plate: Plate | undefined;
  /** The wasm module could not be fetched. */
  failed = false;
  /** Is told what of the knobs was not taken as given (wire messages), and all knobs as they are in force, as a query. */
  refused: Refused | undefined;
  /** Milliseconds from the last change of knobs to each need's outcome, for tests. */
  readonly times: number[] = [];
  private knobs = "";
  private turn = 0;
  private since = 0;
  private following = false;
  private closed = false;
  private readonly fits: Fits;

  /**
   * @param figure its id
   * @param workers how many fit for it
   * @param changed something new can be drawn
   */
  constructor(
    readonly figure: string,
    workers: number,
    private readonly changed: () => void,
  ) {
    this.fits = new Fits(workers);
    void this.begin();
  }

  /** New knobs, as a query. */
  set(knobs: string): void {
    if (knobs === this.knobs) return;
    this.knobs = knobs;
    this.apply();
  }

  close(): void {
    this.closed = true;
    this.fits.close();
    this.plate?.free();
    this.plate = undefined;
  }

  private async begin(): Promise<void> {
    this.failed = !(await ready().then(() => true, () => false));
    if (this.failed) return this.changed();
    if (this.closed || this.plate) return;
    this.plate = new Plate(this.figure);
    this.apply();
  }

  private apply(): void {
    const { plate } = this;
    // What could not be fetched is asked for again: the network may be back.
    if (!plate) return void (this.failed && this.begin());
    const problems = plate.set(this.knobs);
    if (problems.length > 0) this.refused?.(problems, plate.knobs());
    this.turn++;
    this.since = performance.now();
    this.changed();
    const missing = [...plate.missing()];
    if (missing.length === 0) return;
    if (this.fits.count === 1) void this.follow();
    else this.work(plate, missing);
  }

  /** One fit at a time, always of the newest knobs. */
  private async follow(): Promise<void> {
    if (this.following) return;
    this.following = true;
    while (this.plate && this.plate.missing().length > 0) {
      const { turn } = this;
      await this.fit(0, [0, 1], () => true);
      // What came was of older knobs: shown, but not the last word.
      if (turn !== this.turn) this.plate?.age();
    }
    this.following = false;
  }

  private work(plate: Plate, missing: readonly number[]): void {
    this.fits.forget();
    this.times.length = 0;
    const { turn } = this;
    const current = (): boolean => turn === this.turn;
    const shared = missing.filter((i) => plate.shareable(i));
    for (const i of missing) if (!shared.includes(i)) void this.fit(i, [0, 1], current);
    const of = this.fits.count;
    for (const i of shared) for (let at = 0; at < of; at++) void this.fit(i, [at, of], current);
  }

  private async fit(i: number, lane: readonly [number, number], wanted: () => boolean): Promise<void> {
    const { plate } = this;
    if (!plate) return;
    const need = plate.need(i);
    const file = plate.file(i);
    try {
      const data = catalogue.datasets.find((set) => set.file === file && file !== "");
      const bytes = await this.fits.ask({ need, table: await table(data), lane });
      if (!this.plate || !wanted()) return;
      if (this.plate.load(i, bytes)) this.times[i] = performance.now() - this.since;
    } catch (reason) {
      if (!this.plate || !wanted()) return;
      this.plate.refuse(i, reason instanceof Refusal ? reason.wire : "trainer.failed");
    }
    this.changed();
  }
}
