/**
 * Piece: one figure on the page: its plate, once the wasm module is there, the knobs it is given, and what is being worked out for it.
 * A need keeps its text while knobs that it does not depend on move, so that its work goes on; what is not wanted any more is let go.
 * An `Exhibit` fits, a `Show` trains too. Whoever looks is told of every change.
 *
 *     set(knobs) ──► plate.missing ──► work ──► meet ──► changed
 */
import { Plate } from "margin-lab/gallery";
import { catalogue } from "../catalogue";
import { Fits } from "../trainer/fits";
import { ready } from "../trainer/gallery";
import { Refusal } from "../trainer/protocol";
import { table } from "../trainer/tables";

export type { Plate };

/** Hears what of an address makes no sense. */
export type Refused = (problems: readonly string[], kept: string) => void;

/** One need while it is worked out. */
export interface Work {
  readonly plate: Plate;
  /** As text. */
  readonly need: string;
  /** Its number as the knobs stood when it began; they may move meanwhile. */
  readonly index: number;
  /** Bytes of the data file that it reads. */
  readonly table: Promise<Uint8Array> | undefined;
  /** Nobody waits for it any more. */
  readonly signal: AbortSignal;
}

export abstract class Piece {
  /** Absent until the wasm module is there. */
  plate: Plate | undefined;
  /** The wasm module could not be fetched. */
  failed = false;
  /** Is told what of the knobs was not taken as given (wire messages), and all knobs as they are in force, as a query. */
  refused: Refused | undefined;
  protected begun = false;
  /** What is being worked out, by the text of its need. */
  protected readonly working = new Map<string, AbortController>();
  private knobs = "";
  private closed = false;
  private fits: Fits | undefined;

  /**
   * @param figure its id
   * @param workers how many fit for it
   * @param changed something new can be drawn
   */
  constructor(
    readonly figure: string,
    protected readonly workers: number,
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
    this.drop();
    this.plate?.free();
    this.plate = undefined;
    this.fits?.close();
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

  /** What is wanted still goes on, what is not any more is let go, what is new begins: what workers share last. */
  protected work(plate: Plate): void {
    const missing = new Map([...plate.missing()].map((i) => [written(plate, i), i] as const));
    this.drop((need) => !missing.has(need));
    const anew = [...missing].filter(([need]) => !this.working.has(need));
    anew.sort(([, a], [, b]) => Number(plate.shareable(a)) - Number(plate.shareable(b)));
    for (const [need, i] of anew) void this.meet(plate, need, i);
  }

  /** Lets go of what is worked out for such needs. */
  protected drop(which: (need: string) => boolean = () => true): void {
    for (const [need, now] of this.working) {
      if (!which(need)) continue;
      now.abort();
      this.working.delete(need);
    }
  }

  /** Works one need out, and tells whoever looks. */
  protected async meet(plate: Plate, need: string, index: number): Promise<void> {
    const now = new AbortController();
    const { signal } = now;
    this.working.set(need, now);
    try {
      await this.carryOut({ plate, need, index, table: this.data(plate, index), signal });
    } catch (reason) {
      if (!signal.aborted) for (const i of this.places(plate, need)) plate.refuse(i, why(reason));
    }
    if (signal.aborted) return;
    this.working.delete(need);
    this.changed();
  }

  /** Brings the plate what it needs. */
  protected carryOut(work: Work): Promise<void> {
    return this.fit(work);
  }

  /** By the workers, who share it where that can be; the plate has all of it or nothing. */
  private async fit({ plate, need, index, table: coming, signal }: Work): Promise<void> {
    const of = plate.shareable(index) ? this.workers : 1;
    const table = await coming;
    if (signal.aborted) return;
    const lanes = Array.from({ length: of }, (_, at) => this.hired().ask({ need, table, lane: [at, of] }, signal));
    const parts = await Promise.all(lanes);
    if (signal.aborted) return;
    for (const i of this.places(plate, need)) for (const part of parts) plate.load(i, part);
  }

  /** The workers that fit; they start when they are asked for first. */
  protected hired(): Fits {
    return (this.fits ??= new Fits(this.workers));
  }

  /** Where a plate, as its knobs stand now, still wants what comes of a need. */
  protected places(plate: Plate, need: string): number[] {
    return [...plate.missing()].filter((i) => written(plate, i) === need);
  }

  /** The bytes of the data file that a need reads. */
  private data(plate: Plate, need: number): Promise<Uint8Array> | undefined {
    const file = plate.file(need);
    return table(catalogue.datasets.find((set) => set.file === file && file !== ""));
  }
}

/** A need as text. */
export function written(plate: Plate, i: number): string {
  return plate.run(i) || plate.need(i);
}

/** Why a need cannot be had, as a wire message. */
function why(reason: unknown): string {
  return reason instanceof Refusal ? reason.wire : "trainer.failed";
}
