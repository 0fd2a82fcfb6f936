/**
 * Exhibit: a figure with the workers that fit for it, which start with it.
 *
 * A figure for which one worker fits follows the knobs: while a fit runs the last one stays, and when it is there the newest knobs are
 * next. In a gallery each row appears when it is ready.
 */
import { Piece, written, type Plate, type Work } from "./piece";

export class Exhibit extends Piece {
  private since = 0;

  /**
   * @param figure its id
   * @param workers how many fit for it
   * @param changed something new can be drawn
   */
  constructor(figure: string, workers: number, changed: () => void) {
    super(figure, workers, changed);
    this.hired();
    void this.begin();
  }

  private get follows(): boolean {
    return this.workers === 1;
  }

  protected override apply(): void {
    this.since = performance.now();
    super.apply();
  }

  protected override work(plate: Plate): void {
    // One fit at a time.
    if (!this.follows || this.working.size === 0) super.work(plate);
  }

  protected override async meet(plate: Plate, need: string, index: number): Promise<void> {
    await super.meet(plate, need, index);
    if (!this.follows || this.plate !== plate) return;
    // What came was of older knobs: shown, but not the last word.
    if (written(plate, 0) !== need) plate.age();
    this.work(plate);
  }

  protected override async carryOut(work: Work): Promise<void> {
    await super.carryOut(work);
    if (!work.signal.aborted) this.note(work.index);
  }

  protected override places(plate: Plate, need: string): number[] {
    return this.follows ? [0] : super.places(plate, need);
  }

  /** The browser's timeline shows how long a need took after the knobs were changed; the newest only, for a drag has hundreds. */
  private note(i: number): void {
    const name = `need ${i}`;
    performance.clearMeasures(name);
    performance.measure(name, { start: this.since });
  }
}
