/**
 * What the page and a trainer may lose between each other: openings that overtake each other, turns meant for another experiment,
 * training that comes apart, a trainer that breaks. The trainer is a puppet: nothing comes back before the test says so.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Experiment } from "./experiment";
import { Refusal, type Opening, type Report, type Trainer, type Turn } from "../trainer/protocol";
import { plain } from "../trainer/tables";

interface Asked {
  readonly opening?: Opening;
  readonly turn?: Turn;
  resolve(report: Report): void;
  reject(reason: unknown): void;
}

/** A trainer that answers when it is told to. */
class Puppet implements Trainer {
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

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined })));

const stage = vi.hoisted(() => ({ pictures: { made: 0, freed: 0 }, puppets: [] as unknown[], make: (): unknown => undefined, diverged: "", frames: [] as ((now: number) => void)[], now: 0 }));

vi.mock("../trainer/connect", () => ({ ready: () => Promise.resolve(), connect: () => Promise.resolve(stage.make()) }));
vi.mock("../trainer/tables", () => ({ ours: () => Promise.resolve({ bytes: undefined, notes: [] }), plain: vi.fn() }));
vi.mock("../drawing/picture", () => ({
  painted: (log: string) => (log.includes("point.add") ? ":point.add:0,1,1" : ""),
  picture: () => {
    stage.pictures.made++;
    return Promise.resolve({ data: () => undefined, load: () => undefined, numbers: () => [], diverged: () => stage.diverged, collapse: () => "", free: () => stage.pictures.freed++ });
  },
}));

const FRAME = new Uint8Array();
const OWN = { name: "own.csv", bytes: FRAME };

function report(step: number, more: Partial<Report> = {}): Report {
  return { step, newest: step, mixed: false, taken: 0, stuck: false, problems: [], log: `step=${step}`, frame: FRAME, ...more };
}

/** Lets everything that was promised happen, then one frame of the screen. */
async function frame(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
  stage.now += 16;
  for (const run of stage.frames.splice(0)) run(stage.now);
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

function puppet(at = -1): Puppet {
  return stage.puppets.at(at) as Puppet;
}

/** What was asked last, if anything new was asked. */
function last(): Asked | undefined {
  return puppet().asked.at(-1);
}

let experiment: Experiment;

/** The experiment has been opened at step 0, and rests. */
async function opened(): Promise<void> {
  const opening = experiment.open("data=moons");
  await frame();
  last()?.resolve(report(0));
  expect(await opening).toBe(true);
  await frame();
  last()?.resolve(report(0));
  await frame();
}

beforeEach(() => {
  stage.puppets = [];
  stage.pictures = { made: 0, freed: 0 };
  stage.diverged = "";
  stage.make = () => {
    const made = new Puppet();
    stage.puppets.push(made);
    return made;
  };
  vi.stubGlobal("requestAnimationFrame", (run: (now: number) => void) => stage.frames.push(run));
  experiment = new Experiment();
});

afterEach(async () => {
  experiment.close();
  while (stage.frames.length > 0) await frame();
  vi.unstubAllGlobals();
});

test("a seek that meets training come apart ends there, and says why", async () => {
  await opened();
  experiment.seek(100);
  await frame();
  expect(last()?.turn?.until).toBe(100);
  stage.diverged = "diverged.rate";
  last()?.resolve(report(48, { newest: 60, taken: 60, stuck: true }));
  await frame();
  const { target, diverged, step } = experiment.store.state;
  expect({ target, diverged, step }).toEqual({ target: null, diverged: "diverged.rate", step: 48 });
  experiment.play(true);
  await frame();
  expect(last()?.turn?.until).toBeGreaterThan(48);
});

test("a turn of several frames is followed by what its time was worth", async () => {
  await opened();
  experiment.store.patch({ limit: 1_000_000 });
  experiment.play(true);
  await frame();
  // Far beyond the first steps, which ease in.
  last()?.resolve(report(5000));
  await frame();
  let step = 5000;
  const start = stage.now;
  for (let turns = 0; turns < 40; turns++) {
    const asked = last();
    for (let frames = 0; frames < 3; frames++) await frame();
    const until = asked?.turn?.until ?? step;
    asked?.resolve(report(until, { taken: until - step }));
    step = until;
    await frame();
  }
  const perSecond = ((step - 5000) / (stage.now - start)) * 1000;
  expect(perSecond).toBeGreaterThan(1100);
  expect(perSecond).toBeLessThan(1300);
});

test("a link that stands at a step stands there, whatever went on before", async () => {
  await opened();
  experiment.play(true);
  await frame();
  last()?.resolve(report(20, { taken: 20 }));
  const entering = experiment.enter("data=rings&step=100");
  await frame();
  last()?.resolve(report(0, { newest: 100 }));
  expect(await entering).toBe(true);
  await frame();
  expect(last()?.turn?.until).toBe(100);
  last()?.resolve(report(100));
  await frame();
  expect(experiment.store.state).toMatchObject({ step: 100, playing: false, target: null });
});

/** Enters a link, which the trainer brings to its step at once. */
async function entered(fragment: string, step: number): Promise<void> {
  const entering = experiment.enter(fragment);
  await frame();
  last()?.resolve(report(step));
  expect(await entering).toBe(true);
  await frame();
  last()?.resolve(report(step));
  await frame();
}

test("what stands where its link stood goes on when something is changed, unless somebody stopped it since", async () => {
  for (const [fragment, at] of [["data=moons&step=100", 100], ["data=moons&step=0", 0], ["data=moons&e=70:m:0.2", 70]] as const) {
    await entered(fragment, at);
    expect(experiment.store.state.playing, fragment).toBe(false);
    experiment.event("m", "0.3");
    expect(experiment.store.state.playing, fragment).toBe(true);
    experiment.play(false);
    experiment.event("m", "0.4");
    expect(experiment.store.state.playing, "paused").toBe(false);
  }
  await entered("data=moons&step=100", 100);
  experiment.seek(40);
  await frame();
  last()?.resolve(report(40, { newest: 100 }));
  await frame();
  experiment.event("m", "0.3");
  expect(experiment.store.state.playing, "scrubbed").toBe(false);
});

test("a link that stands at no step plays at once, where the page is eager", async () => {
  await entered("data=moons", 0);
  expect(experiment.store.state.playing).toBe(false);
  experiment.eager = true;
  await entered("data=rings", 0);
  expect(experiment.store.state.playing).toBe(true);
  await entered("data=moons&step=100", 100);
  expect(experiment.store.state.playing).toBe(false);
});

test("nothing is asked of a trainer that has another experiment to open first", async () => {
  await opened();
  experiment.play(true);
  await frame();
  last()?.resolve(report(20, { taken: 20 }));
  await frame();
  const opening = experiment.open("data=moons&seed=6");
  await frame();
  expect(last()?.opening?.log).toBe("data=moons&seed=6");
  const asked = puppet().asked.length;
  // The turn that was on its way comes back; the next one would be carried out on what is being opened.
  for (const { turn, resolve } of puppet().asked) if (turn) resolve(report(40, { taken: 20 }));
  for (let i = 0; i < 5; i++) await frame();
  expect(puppet().asked.length).toBe(asked);
  last()?.resolve(report(0));
  expect(await opening).toBe(true);
  await frame();
  expect(puppet().asked.length).toBeGreaterThan(asked);
});

test("an opening that cannot be had does not undo one that the trainer has already", async () => {
  await opened();
  const second = experiment.open("data=moons&seed=2");
  await frame();
  const posted = last();
  vi.mocked(plain).mockRejectedValueOnce(new Refusal("page.no-reader"));
  const third = experiment.open("data=table", OWN);
  await frame();
  expect(await third).toBe(false);
  expect(experiment.store.state.problems).toEqual(["page.no-reader"]);
  posted?.resolve(report(0, { log: "data=moons&seed=2", settings: "data=moons&seed=2" }));
  expect(await second).toBe(true);
  expect(experiment.store.state.settings.get("seed")).toBe("2");
});

/** Two openings that the trainer was given one after the other: what was asked for the first, and what comes of both. */
async function overtaken(): Promise<{ early: Asked | undefined; both: Promise<boolean[]> }> {
  await opened();
  const first = experiment.open("data=moons&seed=2");
  await frame();
  const early = last();
  const later = experiment.open("data=moons&seed=3");
  await frame();
  return { early, both: Promise.all([first, later]) };
}

test("of two that the trainer was given the later one counts", async () => {
  const { early, both } = await overtaken();
  last()?.resolve(report(0, { settings: "seed=3" }));
  early?.resolve(report(0, { settings: "seed=2" }));
  expect(await both).toEqual([false, true]);
  expect(experiment.store.state.settings.get("seed")).toBe("3");
});

test("where the later one is refused the earlier one counts, which the trainer has", async () => {
  const { early, both } = await overtaken();
  early?.resolve(report(0, { log: "data=moons&seed=2", settings: "seed=2" }));
  await frame();
  last()?.reject(new Refusal("log.unreadable"));
  expect(await both).toEqual([true, false]);
  const { settings, problems } = experiment.store.state;
  expect([settings.get("seed"), ...problems]).toEqual(["2", "log.unreadable"]);
  expect(experiment.fragment()).toBe("data=moons&seed=2");
});

test("a step that the turn on its way runs past is gone back to", async () => {
  await opened();
  experiment.seek(100);
  await frame();
  experiment.seek(40);
  last()?.resolve(report(100, { taken: 100 }));
  await frame();
  expect(last()?.turn).toMatchObject({ rewind: 40, until: 40 });
  last()?.resolve(report(40, { newest: 100 }));
  await frame();
  expect(experiment.store.state).toMatchObject({ step: 40, target: null, phase: "ready" });
});

test("what begins again keeps its painted points, but not on other data", async () => {
  await opened();
  experiment.event("point.add", "0,1,1");
  await frame();
  last()?.resolve(report(0, { log: "data=moons&e=:point.add:0,1,1", settings: "data=moons&seed=1" }));
  await frame();
  const asked = async (changes: Record<string, string>): Promise<string | undefined> => {
    void experiment.restart(changes);
    await frame();
    const log = last()?.opening?.log;
    last()?.reject(new Refusal("log.unreadable"));
    await frame();
    return log;
  };
  expect(await asked({ seed: "2" })).toBe("data=moons&seed=2&e=:point.add:0,1,1");
  expect(await asked({ data: "rings" })).toBe("data=rings&seed=1");
});

test("an act that could not be taken back can still be taken back", async () => {
  await opened();
  experiment.event("m", "0.3");
  await frame();
  last()?.resolve(report(0, { before: "data=moons" }));
  await frame();
  expect(experiment.store.state.undoable).toBe(true);
  const undone = experiment.undo("back");
  await frame();
  last()?.reject(new Refusal("log.unreadable"));
  await undone;
  const { undoable, redoable } = experiment.store.state;
  expect({ undoable, redoable }).toEqual({ undoable: true, redoable: false });
});

test("a trainer that broke is replaced by the next act, which is not lost", async () => {
  await opened();
  experiment.event("m", "0.3");
  await frame();
  last()?.reject(new Error("unreachable"));
  await frame();
  expect(puppet().closed).toBe(true);
  expect(experiment.store.state.problems).toEqual(["trainer.failed"]);
  experiment.event("m", "0.4");
  await frame();
  expect(stage.puppets.length).toBe(2);
  expect(last()?.opening?.log).toBe("step=0");
  last()?.resolve(report(0));
  await frame();
  await frame();
  expect(last()?.turn?.events).toEqual([["m", "0.4"]]);
});

test("a page that could not load tries again", async () => {
  stage.make = () => {
    throw new Refusal("page.no-module");
  };
  expect(await experiment.enter("data=moons")).toBe(false);
  expect([experiment.store.state.phase, ...experiment.store.state.problems]).toEqual(["failed", "page.no-module"]);
  const made = new Puppet();
  stage.make = () => made;
  const again = experiment.retry();
  await frame();
  made.asked[0]?.resolve(report(0));
  expect(await again).toBe(true);
  expect(experiment.store.state.phase).toBe("ready");
});

test("one that is closed while it loads asks nothing more, and leaves nothing behind", async () => {
  const opening = experiment.open("data=moons");
  experiment.close();
  await frame();
  expect(await opening).toBe(false);
  expect([puppet().closed, puppet().asked.length]).toEqual([true, 0]);
  expect(stage.pictures).toEqual({ made: 1, freed: 1 });
});

test("of two first openings the picture of the overtaken one is let go", async () => {
  const early = experiment.open("data=moons&seed=2");
  const later = experiment.open("data=moons&seed=3");
  await frame();
  last()?.resolve(report(0));
  expect([await early, await later]).toEqual([false, true]);
  expect(stage.pictures).toEqual({ made: 2, freed: 1 });
  experiment.close();
  expect(stage.pictures.freed).toBe(2);
});

test("what of a link's view makes no sense is left out and said", async () => {
  const opening = experiment.enter("data=moons&view.yaw=abc&view.theme=plaid&view.no-such=1");
  await frame();
  last()?.resolve(report(0));
  expect(await opening).toBe(true);
  const { view, theme, problems } = experiment.store.state;
  expect([view.size, theme]).toEqual([0, ""]);
  expect(problems.map((wire) => wire.split("\u{1f}")[0])).toEqual(["knob.not-a-number", "knob.not-an-option", "knob.unknown"]);
  expect(experiment.fragment()).not.toContain("view.");
});
