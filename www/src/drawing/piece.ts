/**
 * Piece: one figure on the page: its plate, once the wasm module is there, and the knobs it is given. What it needs then is worked out
 * by who extends it: an `Exhibit` fits, a `Show` trains too. Whoever looks is told of every change.
 *
 *     set(knobs) ──► plate.missing ──► work ──► changed
 */
import { Plate } from "margin-lab/gallery";
import { catalogue } from "../catalogue";
import { ready } from "../trainer/gallery";
import { Refusal } from "../trainer/protocol";
import { table } from "../trainer/tables";

export type { Plate };

/** Hears what of an address makes no sense. */
export type Refused = (problems: readonly string[], kept: string) => void;

export abstract class Piece {
  /** Absent until the wasm module is there. */
  plate: Plate | undefined;
  /** The wasm module could not be fetched. */
  failed = false;
  /** Is told what of the knobs was not taken as given (wire messages), and all knobs as they are in force, as a query. */
  refused: Refused | undefined;
  protected begun = false;
  private knobs = "";
  private closed = false;

  /**
   * @param figure its id
   * @param changed something new can be drawn
   */
  constructor(
    readonly figure: string,
    protected readonly changed: () => void,
  ) {}

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
    this.plate ??= this.make();
    this.apply();
  }

  /** New knobs, as a query. What could not be fetched is asked for again: the network may be back. */
  set(knobs: string): void {
    if (knobs === this.knobs) return;
    this.knobs = knobs;
    if (this.failed) void this.begin();
    else this.apply();
  }

  close(): void {
    this.closed = true;
    this.plate?.free();
    this.plate = undefined;
  }

  protected make(): Plate {
    return new Plate(this.figure);
  }

  /** The plate takes the knobs, and what is missing for them is worked out. */
  protected apply(): void {
    const { plate } = this;
    if (!plate) return;
    const problems = plate.set(this.knobs);
    if (problems.length > 0) this.refused?.(problems, plate.knobs());
    if (this.begun) this.work(plate);
    this.changed();
  }

  /** Works out what the plate misses. */
  protected abstract work(plate: Plate): void;

  /** The bytes of the data file that a need reads. */
  protected data(plate: Plate, need: number): Promise<Uint8Array> | undefined {
    const file = plate.file(need);
    return table(catalogue.datasets.find((set) => set.file === file && file !== ""));
  }

  /** Why a need cannot be had, as a wire message. */
  protected why(reason: unknown): string {
    return reason instanceof Refusal ? reason.wire : "trainer.failed";
  }
}
