/**
 * Where a link leads, what it replaces, and what can be taken back. The trainer is a puppet: nothing comes back before the test says so.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "../trainer/protocol";
import { entered, experiment, fall, frame, last, opened, report, rise } from "./puppet";

vi.mock("../trainer/connect", async () => (await import("./puppet")).connection);
vi.mock("../trainer/tables", () => ({ ours: () => Promise.resolve({ bytes: undefined, notes: [] }), plain: vi.fn() }));
vi.mock("../drawing/picture", async () => (await import("./puppet")).pictures);

beforeEach(rise);
afterEach(fall);

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

test("on the way to a link's step the link is what is shared", async () => {
  await opened();
  const entering = experiment.enter("data=rings&step=100&view.field=off");
  await frame();
  last()?.resolve(report(0, { newest: 100 }));
  await entering;
  const shown: string[] = [];
  experiment.changed = () => shown.push(experiment.fragment());
  await frame();
  last()?.resolve(report(40, { newest: 100, log: "data=rings&step=40" }));
  await frame();
  expect(new Set(shown)).toEqual(new Set(["data=rings&step=100&view.field=off"]));
  last()?.resolve(report(100, { log: "data=rings&step=100&e=1:m:0.2" }));
  await frame();
  expect(shown.at(-1)).toBe("data=rings&step=100&e=1:m:0.2&view.field=off");
});

test("what a link replaces comes back with its view, and the link again", async () => {
  await opened();
  experiment.view({ field: "off" });
  await frame();
  last()?.resolve(report(70));
  await frame();
  await entered("data=rings&step=9&view.projection=circle", 9);
  const went = async (way: "back" | "forth", step: number): Promise<string | undefined> => {
    const undone = experiment.undo(way);
    await frame();
    const log = last()?.opening?.log;
    last()?.resolve(report(step));
    await undone;
    await frame();
    return log;
  };
  expect(await went("back", 70)).toBe("step=70");
  expect([...experiment.store.state.view]).toEqual([["field", "off"]]);
  expect(await went("forth", 9)).toBe("step=9");
  expect([...experiment.store.state.view]).toEqual([["projection", "circle"]]);
});

test("an act is told once, however long the hand rests on it", async () => {
  await opened();
  let acts = 0;
  experiment.acted = () => acts++;
  for (const [value, kind] of [["0.3", "stroke.1"], ["0.4", "stroke.1"], ["0.5", "stroke.2"]] as const) {
    experiment.event("m", value, kind);
    await frame();
    last()?.resolve(report(0, { before: "data=moons" }));
    await frame();
  }
  expect(acts).toBe(2);
});

test("each choice of data or of a seed is undone alone, moves of one setting together, however soon they come", async () => {
  const acts = async (key: string): Promise<number> => {
    let count = 0;
    experiment.acted = () => count++;
    for (const value of ["2", "3"]) {
      const begun = experiment.restart({ [key]: value });
      await frame();
      last()?.resolve(report(0));
      await begun;
    }
    return count;
  };
  await opened();
  expect([await acts("data"), await acts("seed"), await acts("noise")]).toEqual([2, 2, 1]);
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
