/** Runs: how many trainers there are, and for how long. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Trainer } from "./protocol";
import { carryOut, type Run } from "./runs";

const world = vi.hoisted(() => ({ made: 0, open: 0 }));

vi.mock("./connect", () => ({
  connect: async (): Promise<Trainer> => {
    world.made++;
    world.open++;
    const report = { step: 0, newest: 0, mixed: false, taken: 0, stuck: false, problems: [] };
    return {
      open: async () => report,
      turn: async ({ until }) => ({ ...report, step: until, frame: new Uint8Array() }),
      close: () => void world.open--,
    };
  },
}));

function run(took = (): void => undefined): Run {
  return { log: "data=moons", at: [0, 10], stride: 0, took, signal: new AbortController().signal };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { hidden: false });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a trainer waits half a minute for the next run, then it is let go", async () => {
  await carryOut(run());
  await vi.advanceTimersByTimeAsync(20_000);
  expect(world).toEqual({ made: 1, open: 1 });
  // Used again: its time begins anew.
  await carryOut(run());
  await vi.advanceTimersByTimeAsync(20_000);
  expect(world).toEqual({ made: 1, open: 1 });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(world).toEqual({ made: 1, open: 0 });
  let frames = 0;
  await Promise.all([run(() => frames++), run(() => frames++), run(() => frames++)].map(carryOut));
  expect({ ...world, frames }).toEqual({ made: 3, open: 2, frames: 6 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.open).toBe(0);
});
