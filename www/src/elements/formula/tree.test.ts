/** Formulas: brackets where they belong, indices, values in place of symbols. */
import { expect, test } from "vitest";
import { line, type Part, tree } from "./tree";
import type { Formula } from "../spec";

const symbols = (id: string) => ({ text: id, number: false });
const numbers = (id: string) => ({ text: { s: "16", m: "0.50", m3: "-0.2" }[id] ?? id, number: true });

function xml({ tag, text, children = [] }: Part): string {
  return `<${tag}>${text ?? children.map(xml).join("")}</${tag}>`;
}

const y: Formula = { name: "θ_y" };
const arc: Formula = { product: [{ knob: "s" }, { call: ["cos", { sum: [y, { knob: "m" }] }] }] };

test("a product of a knob and a call", () => {
  const cosine = "<mrow><mi>cos</mi><mrow><mo>(</mo><mrow><msub><mi>θ</mi><mi>y</mi></msub><mo>+</mo><mi>m</mi></mrow><mo>)</mo></mrow></mrow>";
  expect(xml(tree(arc, symbols))).toBe(`<mrow><mi>s</mi><mo>·</mo>${cosine}</mrow>`);
  expect(line(tree(arc, symbols))).toBe("s · cos(θ_y + m)");
});

test("values stand in the symbols' places", () => {
  expect(line(tree(arc, numbers))).toBe("16 · cos(θ_y + 0.50)");
});

test("brackets: sums in products, differences behind a minus, negative numbers behind a sign", () => {
  const cosine: Formula = { call: ["cos", y] };
  expect(line(tree({ product: [{ knob: "s" }, { difference: [cosine, { knob: "m3" }] }] }, symbols))).toBe("s · (cos(θ_y) − m_3)");
  expect(line(tree({ difference: [cosine, { knob: "m3" }] }, numbers))).toBe("cos(θ_y) − (−0.2)");
  expect(line(tree({ difference: [cosine, { sum: [y, { number: 1 }] }] }, symbols))).toBe("cos(θ_y) − (θ_y + 1)");
});

test("letters of a product stand side by side, numbers do not", () => {
  const angle: Formula = { product: [{ knob: "m" }, y] };
  expect(line(tree(angle, symbols))).toBe("m θ_y");
  expect(line(tree(angle, numbers))).toBe("0.50 · θ_y");
});

test("an index may be written in three ways", () => {
  for (const name of ["m1", "m_1", "m₁"]) expect(line(tree({ name }, symbols)), name).toBe("m_1");
  expect(line(tree({ name: "θ_own" }, symbols))).toBe("θ_own");
  expect(line(tree({ name: "λ" }, symbols))).toBe("λ");
});

test("fractions, norms and products of names", () => {
  const half: Formula = { quotient: [{ sum: [{ knob: "lambda" }, { number: 1 }] }, { number: 2 }] };
  expect(xml(tree(half, symbols))).toContain("<mfrac><mrow>");
  expect(line(tree(half, symbols))).toBe("(lambda + 1) / 2");
  expect(line(tree({ name: "‖W_y‖" }, symbols))).toBe("‖W_y‖");
  expect(line(tree({ sum: [{ name: "W_y·x" }, { name: "b_y" }] }, symbols))).toBe("W_y · x + b_y");
});

test("fences, squares and negatives, as terms write them", () => {
  const square: Formula = { fence: ["‖", { difference: [{ name: "x" }, { name: "c_y" }] }, "‖²"] };
  expect(line(tree(square, symbols))).toBe("‖x − c_y‖^2");
  expect(xml(tree(square, symbols))).toContain("<msup><mo>‖</mo><mn>2</mn></msup>");
  const hinge: Formula = { fence: ["[", { difference: [{ knob: "m" }, { name: "d_−" }] }, "]₊²"] };
  expect(line(tree({ sum: [{ name: "d²_+" }, hinge] }, symbols))).toBe("d_+^2 + [m − d_−]_+^2");
  expect(xml(tree(hinge, symbols))).toContain("<msubsup><mo>]</mo><mi>+</mi><mn>2</mn></msubsup>");
  expect(line(tree({ product: [{ knob: "s" }, { call: ["mean_j≠y", { name: "−θ_yj" }] }] }, symbols))).toBe("s · mean_j≠y(−θ_yj)");
});
