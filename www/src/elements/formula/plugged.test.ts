/** Numbers plugged into formulas: names and knobs that have one, brackets where a negative one needs them, the rest as it was. */
import { expect, test } from "vitest";
import { plugged } from "./plugged";
import { line, tree } from "./tree";
import type { Formula } from "../spec";

const said = (formula: Formula): string => line(tree(formula, (text) => ({ text, number: false })));
const numbers = new Map([["W_y·x", "1.63"], ["x_1", "−0.20"], ["w", "2"], ["c", "0.36"], ["m", "28.6°"]]);

test("names and knobs become their numbers, constants stay", () => {
  expect(said(plugged({ call: ["cos", { difference: [{ name: "π" }, { knob: "m" }] }] }, numbers))).toBe("cos(π − 28.6°)");
  expect(said(plugged({ sum: [{ name: "W_y·x" }, { name: "b" }] }, numbers))).toBe("1.63 + b");
});

test("what begins with a minus stands in brackets behind a sign", () => {
  const product: Formula = { product: [{ name: "x_1" }, { name: "w" }] };
  expect(said(plugged({ sum: [product, product] }, numbers))).toBe("−0.20 · 2 + (−0.20 · 2)");
});

test("roots, powers, choices and chains", () => {
  const root: Formula = { root: { difference: [{ number: 1 }, { power: [{ name: "c" }, { number: 2 }] }] } };
  expect(said(plugged(root, numbers))).toBe("√(1 − 0.36^2)");
  const choice: Formula = { where: [{ name: "c" }, { number: 0 }, { name: "w" }, { name: "c" }] };
  expect(said({ equal: [{ name: "ψ" }, plugged(choice, numbers)] })).toBe("ψ = 2 if 0.36 > 0 else 0.36");
});
