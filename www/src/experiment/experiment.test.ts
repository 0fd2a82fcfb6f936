/**
 * What the page and a trainer may lose between each other: openings that overtake each other, turns meant for another experiment,
 * training that comes apart, a trainer that breaks. The trainer is a puppet: nothing comes back before the test says so.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal, Wants } from "../trainer/protocol";
import { plain } from "../trainer/tables";
import { experiment, fall, frame, last, opened, OWN, puppet, report, rise, stage, Puppet, type Asked } from "./puppet";

vi.mock("../trainer/connect", async () => (await import("./puppet")).connection);
vi.mock("../trainer/tables", () => ({ ours: () => Promise.resolve({ bytes: undefined, notes: [] }), plain: vi.fn() }));
vi.mock("../drawing/picture", async () => (await import("./puppet")).pictures);

beforeEach(rise);
afterEach(fall);

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
  // What was measured on the way is not of this step.
  expect(last()?.turn).toMatchObject({ until: 48, wants: Wants.all });
  last()?.resolve(report(48, { newest: 60, stuck: true }));
  await frame();
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

test("what is refused stops nothing that runs", async () => {
  await opened();
  experiment.play(true);
  vi.mocked(plain).mockRejectedValueOnce(new Refusal("page.no-reader"));
  expect(await experiment.adopt(OWN)).toBe(false);
  expect(experiment.store.state).toMatchObject({ playing: true, problems: ["page.no-reader"] });
  const entering = experiment.enter("data=rings&step=100");
  await frame();
  last()?.resolve(report(0, { newest: 100 }));
  await entering;
  await frame();
  const broken = experiment.enter("data=broken");
  await frame();
  last()?.reject(new Refusal("log.unreadable"));
  expect(await broken).toBe(false);
  expect(experiment.store.state).toMatchObject({ phase: "replaying", target: 100 });
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
