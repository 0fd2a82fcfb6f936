/**
 * Runs: the experiments that figures need, trained by at most two workers, one run each at a time, first come first served. A run
 * hands over its frames as they come; one that nobody waits for any more ends at its next turn.
 */
import { connect } from "./connect";
import { Refusal, Wants, type Trainer } from "./protocol";

/** One experiment, seen at some of its steps. */
export interface Run {
  readonly log: string;
  /** The steps wanted, ascending. */
  readonly at: readonly number[];
  /** Bytes of its data file. */
  readonly table?: Uint8Array | undefined;
  /** How many steps to show it in between; 0 for none: as fast as it goes. */
  readonly stride: number;
  /** Takes a frame; called once at least for each wanted step that training reaches, and with the last good one where it came apart. */
  took(frame: Uint8Array): void;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly run: Run;
  resolve(): void;
  reject(reason: unknown): void;
}

/** Workers for all figures together. */
const MOST = 2;
/** Milliseconds of one turn. */
const BUDGET = 40;
/** What a trainer refuses with that will answer nothing more. */
const BROKEN = "trainer.failed";

/** Milliseconds after which a trainer that nobody needed is let go: it holds a whole module's memory. */
const IDLE = 30_000;

const queue: Waiting[] = [];
const idle: { readonly trainer: Trainer; readonly timer: ReturnType<typeof setTimeout> }[] = [];
let started = 0;

/** Carries out a run; resolves when its last step is there, or when it was given up. */
export function carryOut(run: Run): Promise<void> {
  return new Promise((resolve, reject) => {
    queue.push({ run, resolve, reject });
    void next();
  });
}

async function next(): Promise<void> {
  const trainer = rested() ?? (await hire());
  if (!trainer) return;
  const waiting = queue.shift();
  if (!waiting) return rest(trainer);
  try {
    await train(trainer, waiting.run);
    waiting.resolve();
    rest(trainer);
  } catch (reason) {
    waiting.reject(reason);
    if (reason instanceof Refusal && reason.wire !== BROKEN) rest(trainer);
    else dismiss(trainer);
  }
  if (queue.length > 0) void next();
}

/** One that has nothing to do. */
function rested(): Trainer | undefined {
  const next = idle.pop();
  clearTimeout(next?.timer);
  return next?.trainer;
}

/** It waits for the next run, but not for ever. */
function rest(trainer: Trainer): void {
  const timer = setTimeout(() => {
    idle.splice(idle.findIndex((one) => one.trainer === trainer), 1);
    dismiss(trainer);
  }, IDLE);
  idle.push({ trainer, timer });
}

function dismiss(trainer: Trainer): void {
  started--;
  trainer.close();
}

/** Another trainer, where there may be one more. Where none can start, whoever waits is told. */
async function hire(): Promise<Trainer | undefined> {
  if (started >= MOST) return undefined;
  started++;
  try {
    return await connect();
  } catch (reason) {
    started--;
    for (const { reject } of queue.splice(0)) reject(reason);
    return undefined;
  }
}

async function train(trainer: Trainer, run: Run): Promise<void> {
  if (run.signal.aborted) return;
  let { step } = await trainer.open({ log: run.log, table: run.table });
  for (const wanted of run.at) {
    let until = step;
    do {
      // A slow machine needs several turns for one stride; the frame comes at its end.
      if (step >= until) until = run.stride > 0 ? Math.min(wanted, step + run.stride) : wanted;
      await seen();
      if (run.signal.aborted) return;
      const began = performance.now();
      const report = await trainer.turn({ events: [], until, budget: BUDGET, wants: Wants.none, partial: false, log: false });
      if (report.frame && !run.signal.aborted) run.took(report.frame);
      if (report.stuck) return;
      step = report.step;
      if (run.stride > 0) await frame(began);
    } while (step < wanted);
  }
}

/** Nothing is trained in a hidden tab. */
function seen(): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.hidden) return;
      document.removeEventListener("visibilitychange", look);
      resolve();
    };
    document.addEventListener("visibilitychange", look);
  });
}

/** So that a run that is watched shows one stride in a frame of the screen. */
function frame(since: number): Promise<void> {
  const left = 16 - (performance.now() - since);
  return left > 0 ? new Promise((resolve) => setTimeout(resolve, left)) : Promise.resolve();
}
