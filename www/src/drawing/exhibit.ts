/**
 * Exhibit: a figure with the workers that fit for it.
 *
 * A figure with one fit follows the knobs: while a fit runs the last one stays, and when it is there the newest knobs are next. In a
 * gallery each row appears when it is ready, the rows that workers share last.
 */
import { Fits } from "../trainer/fits";
import { Piece, type Plate } from "./piece";

export class Exhibit extends Piece {
  private turn = 0;
  private since = 0;
  private following = false;
  private readonly fits: Fits;

  /**
   * @param figure its id
   * @param workers how many fit for it
   * @param changed something new can be drawn
   */
  constructor(figure: string, workers: number, changed: () => void) {
    super(figure, changed);
    this.fits = new Fits(workers);
    void this.begin();
  }

  override close(): void {
    super.close();
    this.fits.close();
  }

  protected override work(plate: Plate): void {
    this.turn++;
    this.since = performance.now();
    const missing = [...plate.missing()];
    if (missing.length === 0) return;
    if (this.fits.count === 1) void this.follow();
    else this.share(plate, missing);
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

  private share(plate: Plate, missing: readonly number[]): void {
    this.fits.forget();
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
    try {
      const bytes = await this.fits.ask({ need, table: await this.data(plate, i), lane });
      if (!this.plate || !wanted()) return;
      if (this.plate.load(i, bytes)) this.note(i);
    } catch (reason) {
      if (!this.plate || !wanted()) return;
      this.plate.refuse(i, this.why(reason));
    }
    this.changed();
  }

  /** The browser's timeline shows how long a need took after the knobs were changed; the newest only, for a drag has hundreds. */
  private note(i: number): void {
    const name = `need ${i}`;
    performance.clearMeasures(name);
    performance.measure(name, { start: this.since });
  }
}
