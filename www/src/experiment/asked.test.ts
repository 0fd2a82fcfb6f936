/** What a link asks of the pictures: sense is kept, the rest is said. */
import { expect, test, vi } from "vitest";
import { catalogue } from "../catalogue";
import { decode } from "../words/wire";
import { asked } from "./asked";

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined })));

const knobs = catalogue.views.flatMap((view) => view.knobs);

function ask(...pairs: [string, string][]) {
  const { view, theme, problems } = asked(new Map(pairs));
  return { view: Object.fromEntries(view), theme, problems: problems.map((wire) => decode(wire).key) };
}

test("every value that a view offers is kept", () => {
  for (const knob of knobs) {
    const values = knob.kind === "choice" ? knob.options : knob.kind === "number" ? [...knob.range, knob.default].map(String) : [];
    for (const value of values) expect(ask([knob.id, value])).toEqual({ view: { [knob.id]: value }, theme: undefined, problems: [] });
  }
});

test("what no view has, or no knob may be, is left out and said", () => {
  const choice = knobs.find(({ kind }) => kind === "choice");
  const number = knobs.find(({ kind }) => kind === "number");
  if (!choice || !number) throw new Error("a view has both");
  const numbers = ["abc", "", "0x10"].map((text) => [number.id, text, "knob.not-a-number"] as const);
  for (const [id, text, key] of [[choice.id, "xyz", "knob.not-an-option"], ...numbers, ["no-such", "on", "knob.unknown"]] as const) {
    expect(ask([id, text])).toEqual({ view: {}, theme: undefined, problems: [key] });
  }
});

test("a number beyond its range is brought back into it, and said", () => {
  const knob = knobs.find(({ kind }) => kind === "number");
  if (knob?.kind !== "number") throw new Error("a view has one");
  expect(ask([knob.id, String(knob.range[1] + 1000)])).toEqual({ view: { [knob.id]: String(knob.range[1]) }, theme: undefined, problems: ["knob.clamped"] });
});

test("a theme is one of ours", () => {
  expect(ask(["theme", "dark"])).toEqual({ view: {}, theme: "dark", problems: [] });
  expect(ask(["theme", "plaid"])).toEqual({ view: {}, theme: undefined, problems: ["knob.not-an-option"] });
});
