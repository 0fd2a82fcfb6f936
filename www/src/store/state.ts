/**
 * State: everything one experiment's page shows that is not in its frames.
 */
import { UNMEASURED, type Numbers } from "./numbers";
import type { Query } from "./query";

/** Where the experiment stands. */
export type Phase = "loading" | "ready" | "replaying" | "failed";

/** A person's own table. */
export interface Table {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The rooms' one source of truth. */
export interface State {
  /** The value of every setting at the present step. */
  settings: Query;
  /** View options that differ from their defaults, by knob id. */
  view: Query;
  /** Light, dark or projector; empty follows the system. */
  theme: string;
  phase: Phase;
  playing: boolean;
  /** Steps per second; Infinity for as fast as possible. */
  pace: number;
  /** Training stops here by itself. */
  limit: number;
  step: number;
  /** The newest step the kept history reaches. */
  newest: number;
  /** The step a rewind or a replay is on its way to. */
  target: number | null;
  /** Wire messages about what could not be taken as given, newest last. */
  problems: readonly string[];
  /** Why training came apart, as a wire message; empty while all is well. */
  diverged: string;
  /** Why all samples lie on one point, as a wire message; empty while they do not. */
  collapse: string;
  /** Of a step that was shown; refreshed a few times a second. */
  numbers: Numbers;
  /** Hovered or focused sample, −1 for none. */
  focus: number;
  /** Hovered or dragged prototype, −1 for none. */
  grip: number;
  /** The only class in full colour, −1 for none. */
  isolate: number;
  /** The person's own table, where that is what is trained on. */
  table: Table | undefined;
  /** The last table a person brought, to come back to. */
  brought: Table | undefined;
  undoable: boolean;
  redoable: boolean;
}

/** Before anything is opened. */
export const START: State = {
  settings: new Map(),
  view: new Map(),
  theme: "",
  phase: "loading",
  playing: false,
  pace: 1200,
  limit: 3000,
  step: 0,
  newest: 0,
  target: null,
  problems: [],
  diverged: "",
  collapse: "",
  numbers: UNMEASURED,
  focus: -1,
  grip: -1,
  isolate: -1,
  table: undefined,
  brought: undefined,
  undoable: false,
  redoable: false,
};

/** Whether nothing is trained, nor will be before somebody plays. */
export function untrained({ phase, playing, newest }: Readonly<State>): boolean {
  return phase === "ready" && !playing && newest === 0;
}
