/**
 * Puppet: a trainer for tests, which answers when it is told to, and the experiment that it trains. A test file mocks what stands
 * around: the connection to a trainer, the tables, the picture.
 */
import { expect, vi } from "vitest";
import type { Opening, Report, Trainer, Turn } from "../trainer/protocol";
import type { Experiment } from "./experiment";

export interface Asked {
  readonly opening?: Opening;
  readonly turn?: Turn;
  resolve(report: Report): void;
  reject(reason: unknown): void;
}

export class Puppet implements Trainer {
  readonly asked: Asked[] = [];
  closed = false;

  open(opening: Opening): Promise<Report> {
    return new Promise((resolve, reject) => void this.asked.push({ opening, resolve, reject }));
  }

  turn(turn: Turn): Promise<Report> {
    return new Promise((resolve, reject) => void this.asked.push({ turn, resolve, reject }));
  }

  close(): void {
    this.closed = true;
  }
}

export const stage = { pictures: { made: 0, freed: 0 }, puppets: [] as Puppet[], make: (): Puppet => new Puppet(), diverged: "", frames: [] as ((now: number) => void)[], now: 0 };
export let experiment: Experiment;

/** In place of `trainer/connect`. */
export const connection = { ready: (): Promise<void> => Promise.resolve(), connect: (): Promise<Trainer> => Promise.resolve(stage.make()) };
/** In place of `drawing/picture`. */
export const pictures = {
  painted: (log: string): string => (log.includes("point.add") ? ":point.add:0,1,1" : ""),
  picture: (): Promise<unknown> => {
    stage.pictures.made++;
    return Promise.resolve({ data: () => undefined, load: () => undefined, numbers: () => [], diverged: () => stage.diverged, collapse: () => "", free: () => stage.pictures.freed++ });
  },
};

const FRAME = new Uint8Array();
export const OWN = { name: "own.csv", bytes: FRAME };

export function report(step: number, more: Partial<Report> = {}): Report {
  return { step, newest: step, mixed: false, taken: 0, stuck: false, problems: [], log: `step=${step}`, frame: FRAME, ...more };
}

/** Lets everything that was promised happen, then one frame of the screen. */
export async function frame(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
  stage.now += 16;
  for (const run of stage.frames.splice(0)) run(stage.now);
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

export function puppet(at = -1): Puppet {
  return stage.puppets.at(at) as Puppet;
}

/** What was asked last, if anything new was asked. */
export function last(): Asked | undefined {
  return puppet().asked.at(-1);
}

/** Before each test. */
export async function rise(): Promise<void> {
  stage.puppets = [];
  stage.pictures = { made: 0, freed: 0 };
  stage.diverged = "";
  stage.make = () => {
    const made = new Puppet();
    stage.puppets.push(made);
    return made;
  };
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal("requestAnimationFrame", (run: (now: number) => void) => stage.frames.push(run));
  // Not before its surroundings stand.
  const { Experiment } = await import("./experiment");
  experiment = new Experiment();
}

/** After each test. */
export async function fall(): Promise<void> {
  experiment.close();
  while (stage.frames.length > 0) await frame();
  vi.unstubAllGlobals();
}

/** The experiment has been opened at step 0, and rests. */
export async function opened(): Promise<void> {
  const opening = experiment.open("data=moons");
  await frame();
  last()?.resolve(report(0));
  expect(await opening).toBe(true);
  await frame();
  last()?.resolve(report(0));
  await frame();
}

/** Enters a link, which the trainer brings to its step at once. */
export async function entered(fragment: string, step: number): Promise<void> {
  const entering = experiment.enter(fragment);
  await frame();
  last()?.resolve(report(step));
  expect(await entering).toBe(true);
  await frame();
  last()?.resolve(report(step));
  await frame();
}
