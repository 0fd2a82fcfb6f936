/**
 * Show: a figure with the runs it needs, which move its picture while they go on. They begin only once `begin` was called, and end
 * where they are with `pause`: nothing is trained for a figure that is not seen.
 */
import type { FigureSpec } from "../catalogue";
import { parse } from "../store/query";
import { still } from "../styles/motion";
import { carryOut } from "../trainer/runs";
import { Piece, type Plate, type Work } from "./piece";

/** A run that is watched takes about so many frames of the screen; on the wall fewer, for there are many. */
const FRAMES = { page: 150, wall: 40 } as const;

export class Show extends Piece {
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
    super(spec.id, 1, changed);
  }

  /** Whether something is still being worked out. */
  get busy(): boolean {
    return !this.failed && (this.plate === undefined || this.plate.missing().length > 0);
  }

  /** Lets go of what is not finished, until `begin` is called again. */
  pause(): void {
    this.begun = false;
    this.drop();
  }

  /** The same once more, from the start. */
  again(): void {
    this.drop();
    this.plate?.age();
    this.apply();
  }

  protected override make(): Plate {
    const plate = super.make();
    if (this.small) plate.shrink();
    return plate;
  }

  protected override carryOut(work: Work): Promise<void> {
    return work.plate.run(work.index) === "" ? super.carryOut(work) : this.run(work);
  }

  private async run({ plate, need, table: coming, signal }: Work): Promise<void> {
    const table = await coming;
    if (signal.aborted) return;
    const run = parse(need);
    const at = (run.get("at") ?? "").split(",").map(Number);
    const stride = this.watched && !still.matches ? Math.ceil((at.at(-1) ?? 0) / FRAMES[this.small ? "wall" : "page"]) : 0;
    let opened = false;
    const took = (frame: Uint8Array): void => {
      if (signal.aborted) return;
      for (const i of this.places(plate, need)) {
        if (!opened) plate.begin(i, table);
        plate.frame(i, frame);
      }
      opened = true;
      this.changed();
    };
    await carryOut({ log: run.get("log") ?? "", at, table, stride, took, signal });
  }
}
