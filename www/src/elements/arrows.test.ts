/** Arrows: where a key leads from thing to thing. */
import { expect, test } from "vitest";
import { ARROWS, neighbour } from "./arrows";

/** A cross round the first thing, a farther one to the right, and one that is not shown. */
const PLACES = Float64Array.of(50, 50, 60, 50, 50, 60, 40, 51, 50, 40, 90, 50, Number.NaN, Number.NaN);

function led(from: number, key: string): number {
  return neighbour(from, ARROWS[key] ?? [0, 0], PLACES);
}

test("a key leads to the nearest thing in its direction", () => {
  expect(["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"].map((key) => led(0, key))).toEqual([1, 2, 3, 4]);
  expect(led(1, "ArrowRight")).toBe(5);
});

test("it stays where nothing lies that way, and begins with the first", () => {
  expect(led(5, "ArrowRight")).toBe(5);
  expect([led(-1, "ArrowUp"), led(7, "ArrowUp")]).toEqual([0, 0]);
  expect(neighbour(0, [1, 0], new Float64Array())).toBe(-1);
});
