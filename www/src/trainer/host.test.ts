/** Host: what a turn asks of its session. */
import { beforeEach, expect, test, vi } from "vitest";
import { Host } from "./host";
import type { Turn } from "./protocol";

const session = vi.hoisted(() => ({ step: 0, events: [] as string[], edits: 0, logs: 0 }));

vi.mock("margin-lab", () => ({
  Session: class {
    get step(): number {
      return session.step;
    }
    get newest(): number {
      return session.step;
    }
    get edits(): number {
      return session.edits;
    }
    turn_to = (): boolean => false;
    problems = (): string[] => [];
    settings = (): string => "";
    holds = (): boolean => false;
    frame = (): Uint8Array => new Uint8Array();
    free = (): void => undefined;
    rewind = (step: number): void => void (session.step = step);
    advance = (steps: number): number => {
      session.step += steps;
      return steps;
    };
    set = (key: string, value: string): string[] => {
      if (value === "nonsense") return ["event.refused"];
      session.events.push(`${session.step}:${key}:${value}`);
      session.edits++;
      return [];
    };
    log = (): string => {
      session.logs++;
      return `step=${session.step}&e=${session.events.join(";")}`;
    };
  },
}));

function turn(more: Partial<Turn>): Turn {
  return { events: [], until: session.step, budget: 100, wants: "", partial: true, log: true, ...more };
}

let host: Host;

beforeEach(() => {
  Object.assign(session, { step: 0, events: [], edits: 0, logs: 0 });
  host = new Host();
  host.open({ log: "" });
});

test("a turn with events writes the log once, and tells what it was before", () => {
  expect(host.turn(turn({ until: 5 })).log).toBe("step=5&e=");
  session.logs = 0;
  const { before, log } = host.turn(turn({ events: [["m", "0.3"]], until: 9 }));
  expect([before, log, session.logs]).toEqual(["step=5&e=", "step=9&e=5:m:0.3", 1]);
});

test("after steps that brought no log, and after a way back, the log before is written anew", () => {
  host.turn(turn({ until: 5, log: false }));
  expect(host.turn(turn({ events: [["m", "0.3"]] })).before).toBe("step=5&e=");
  expect(host.turn(turn({ events: [["m", "0.4"]], rewind: 2 })).before).toBe("step=2&e=5:m:0.3");
});

test("events that were refused have changed nothing", () => {
  const { before, problems, log } = host.turn(turn({ events: [["m", "nonsense"]] }));
  expect([before, problems, log]).toEqual([undefined, ["event.refused"], "step=0&e="]);
});
