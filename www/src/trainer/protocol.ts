/**
 * What the page and the trainer say to each other. The page pulls: it asks for a turn and gets one report, so a slow trainer can
 * never flood it and it never waits for a slow trainer.
 *
 *     page ── Opening ──► trainer        a new experiment from a log
 *     page ── Turn ─────► trainer        events, a rewind, some steps
 *     page ◄── Report ─── trainer        where it stands, and a frame's bytes (transferred)
 */

/** What a frame should hold besides the embedding: names that the wasm package reads. */
export const Wants = { none: "", all: "measures silhouettes regions", angles: "measures silhouettes regions cosine" } as const;

/** Opens an experiment. */
export interface Opening {
  /** The log as a query string. */
  log: string;
  /** Bytes of its data file or uploaded table. */
  table?: Uint8Array | undefined;
}

/** One pull. */
export interface Turn {
  /** Log events at the present step, in order. */
  events: readonly (readonly [string, string])[];
  /** Go back to the nearest checkpoint at or before this step first. */
  rewind?: number | undefined;
  /** Train until this step … */
  until: number;
  /** … for at most so many milliseconds. */
  budget: number;
  /** What the frame holds. */
  wants: string;
  /** Whether a frame is wanted even when time runs out before `until`. */
  partial: boolean;
  /** Whether the report brings the whole log; it does wherever training came apart. */
  log: boolean;
}

/** What came of an opening or a turn. */
export interface Report {
  step: number;
  /** The newest step the kept history reaches. */
  newest: number;
  /** Whether another head trained these weights before: the log holds an event that changed it. */
  mixed: boolean;
  /** Steps taken in this turn; fewer than asked when time ran out or training came apart. */
  taken: number;
  /** Whether training came apart: no turn goes on from here until something is changed. Its frame is the last good one. */
  stuck: boolean;
  /** Wire messages: clamps and refusals. */
  problems: string[];
  /** The value of every setting at this step, as a query string; absent when unchanged since the last report. */
  settings?: string | undefined;
  log?: string | undefined;
  /** The log as it was before this turn's events; absent where none of them changed it. */
  before?: string | undefined;
  frame?: Uint8Array | undefined;
}

/** One experiment being trained, wherever that happens. */
export interface Trainer {
  /** Rejects with a {@link Refusal} when the log or the table cannot be used; whatever was open before stays open. */
  open(opening: Opening): Promise<Report>;
  turn(turn: Turn): Promise<Report>;
  close(): void;
}

/** A request that the trainer answered with a sentence instead. */
export class Refusal extends Error {
  /** @param wire the wire message */
  constructor(readonly wire: string) {
    super(wire);
  }
}

/** Requests and answers as the worker's port carries them. */
export type Request = { id: number } & ({ open: Opening } | { turn: Turn });
export type Answer = { id: number } & ({ report: Report } | { refused: string });
