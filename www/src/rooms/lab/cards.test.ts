/** The thumbnail of a person's own table. */
import { expect, test } from "vitest";
import type { Picture } from "../../drawing/picture";
import { ownCard } from "./cards";

const table = (name: string) => ({ name, bytes: new Uint8Array() });

function picture(rows: readonly (readonly number[])[], labels: readonly number[]): Picture {
  return { labels: () => Uint32Array.from(labels), features: (i: number) => Float64Array.from(rows[i] ?? []) } as unknown as Picture;
}

test("two columns fill the square, y upwards", () => {
  expect(ownCard(table("two.csv"), picture([[0, 10], [2, 20]], [0, 1])).thumbnail).toEqual([0, 100, 0, 100, 0, 1]);
});

test("one column stands on a line, and one value in its middle", () => {
  expect(ownCard(table("one.csv"), picture([[3], [5], [4]], [0, 1, 0])).thumbnail).toEqual([0, 50, 0, 100, 50, 1, 50, 50, 0]);
  expect(ownCard(table("same.csv"), picture([[3], [3]], [0, 1])).thumbnail).toEqual([50, 50, 0, 50, 50, 1]);
});

test("of many samples some are drawn, from first to last, and kept for when the picture shows others", () => {
  const own = table("many.csv");
  const rows = Array.from({ length: 600 }, (_, i) => [i, i]);
  const drawn = ownCard(own, picture(rows, rows.map(() => 0))).thumbnail;
  expect(drawn.length).toBe(3 * 60);
  expect(ownCard(own, undefined).thumbnail).toBe(drawn);
});
