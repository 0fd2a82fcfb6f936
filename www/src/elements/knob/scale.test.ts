/** A knob's numbers: places on the track, keys, fields. */
import { expect, test } from "vitest";
import { nudge, place, read, snap, valueAt, write } from "./scale";
import type { NumberKnob } from "../spec";

const knob = (range: [number, number], step: number, more: Partial<NumberKnob> = {}): NumberKnob => ({
  kind: "number", id: "k", symbol: "", words: "k", unit: "none", effect: "live", range, whole: false, default: range[0], step, spacing: "linear", ...more,
});
const margin = knob([0, 1.5], 0.01, { unit: "radians" });
const rate = knob([1e-5, 1], 1e-4, { spacing: "log" });
const scale = knob([1, 128], 0.5, { spacing: "log" });
const count = knob([1, 1024], 1, { whole: true, spacing: "log" });
const share = knob([0, 0.5], 0.01, { unit: "share" });

test("linear places are even, logarithmic ones even in the logarithm", () => {
  expect(place(margin, 0.75)).toBeCloseTo(0.5, 12);
  expect(place(rate, 1e-3)).toBeCloseTo(0.4, 12);
  expect([place(rate, 0), place(rate, 9), place(margin, -1)]).toEqual([0, 1, 0]);
  expect(place(knob([2, 2], 1), 2)).toBe(0);
});

test("the track gives values a person would write", () => {
  expect(valueAt(margin, 1 / 3)).toBe(0.5);
  expect(valueAt(rate, 0.5)).toBe(0.0032);
  expect(valueAt(count, 0.5)).toBe(32);
  expect([valueAt(rate, -1), valueAt(rate, 2)]).toEqual([1e-5, 1]);
});

test("a value keeps its place: what the track shows, it gives back", () => {
  for (const value of [1e-5, 0.0003, 0.0032, 0.01, 0.5, 1]) expect(valueAt(rate, place(rate, value))).toBe(value);
  for (let value = 0; value <= 1.5; value = snap(margin, value + 0.01)) {
    expect(valueAt(margin, place(margin, value))).toBe(value);
    if (value === 1.5) break;
  }
});

test("keys step, on a logarithmic track by the second digit, and stop at the ends", () => {
  expect(nudge(margin, 0.5, 1)).toBe(0.51);
  expect(nudge(margin, 0.5, -10)).toBe(0.4);
  expect(nudge(margin, 1.495, 10)).toBe(1.5);
  expect([nudge(rate, 0.003, 1), nudge(rate, 0.01, -1), nudge(rate, 0.01, 1)]).toEqual([0.0031, 0.0099, 0.011]);
  expect([nudge(scale, 16, 1), nudge(scale, 10, -1), nudge(scale, 1, -1)]).toEqual([17, 9.9, 1]);
  expect([nudge(count, 2, -1), nudge(count, 1, 1), nudge(rate, 1e-5, -10)]).toEqual([1, 2, 1e-5]);
});

test("fields keep their decimals while a linear value moves", () => {
  expect([0, 0.5, 1.25].map((value) => write(margin, value))).toEqual(["0.00", "0.50", "1.25"]);
  expect(write(margin, 0.6283185)).toBe("0.63");
  expect(write(knob([0, 1], 0.01), 0.6283185)).toBe("0.628");
  expect([16, 8.5].map((value) => write(scale, value))).toEqual(["16", "8.5"]);
  expect([0.003, 1e-5].map((value) => write(rate, value))).toEqual(["0.003", "0.00001"]);
  expect(write(share, 0.07)).toBe("7");
});

test("fields understand degrees, decimal commas and per cent", () => {
  expect(read(margin, "0,35")).toBe(0.35);
  expect(read(margin, " 30° ")).toBeCloseTo(Math.PI / 6, 15);
  expect(read(margin, "30 deg")).toBeCloseTo(Math.PI / 6, 15);
  expect([read(rate, "1e-3"), read(rate, ".5"), read(count, "31.6")]).toEqual([0.001, 0.5, 32]);
  expect([read(share, "7"), read(share, "7 %")]).toEqual([0.07, 0.07]);
  for (const text of ["", "half", "1.2.3", "NaN", "Infinity", "1e"]) expect(read(margin, text), text).toBeNaN();
});

test("a minus is a minus, shown and read", () => {
  const tilt = knob([-90, 90], 5);
  expect([write(tilt, -30), write(tilt, 30)]).toEqual(["−30", "30"]);
  expect([read(tilt, "−30"), read(tilt, "-30")]).toEqual([-30, -30]);
});
