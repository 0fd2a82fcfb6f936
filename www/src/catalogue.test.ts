/** What choosing one thing does to the settings beside it. */
import { expect, test } from "vitest";
import { brought, catalogue, mattering, timed } from "./catalogue";
import { merged } from "./store/query";

test("a term that follows another begins at its own defaults, though both have a weight", () => {
  const [first, second] = catalogue.terms.filter(({ knobs }) => knobs.length > 1);
  if (!first || !second) throw new Error("two terms");
  const dragged = new Map([...first.knobs.map(({ id }) => [id, "7"] as const), ["seed", "3"] as const]);
  const swapped = merged(dragged, brought("term", second.id));
  for (const knob of second.knobs) expect(swapped.get(knob.id)).toBe(String(knob.default));
  const kept = second.knobs.map(({ id }) => id);
  for (const { id } of first.knobs) expect(swapped.has(id)).toBe(kept.includes(id));
  expect(swapped.get("seed")).toBe("3");
});

test("choosing anything else touches nothing beside it", () => {
  expect(brought("lr", "0.1")).toEqual({});
});

test("a knob is shown only while the choices it depends on stand so", () => {
  const momentum = (optimiser: string): boolean => mattering(catalogue.settings, new Map([["optimiser", optimiser]])).some(({ id }) => id === "momentum");
  expect(["sgd", "adam"].map(momentum)).toEqual([true, false]);
  const part = catalogue.settings.filter(({ id }) => id === "momentum");
  expect(mattering(part, new Map([["optimiser", "sgd"]]), catalogue.settings)).toEqual(part);
});

test("a warm-up is a setting only of a head with a number that warms up", () => {
  const timers = (id: string): string[] => {
    const head = catalogue.heads.find((one) => one.id === id);
    if (!head) throw new Error(id);
    const untimed = new Set(timed(catalogue.settings, { ...head, knobs: [] }));
    return timed(catalogue.settings, head).filter((knob) => !untimed.has(knob)).map((knob) => knob.id);
  };
  expect(["softmax", "nsl", "arcface"].map(timers)).toEqual([[], ["warm-up-s"], ["warm-up", "warm-up-s"]]);
  expect(catalogue.groups.flatMap(([, members]) => members).sort()).toEqual(catalogue.settings.map(({ id }) => id).sort());
});
