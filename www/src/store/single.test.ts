/** Coordinates lose no bit, and are no longer than they must be. */
import { expect, test } from "vitest";
import { single, singles } from "./single";

test("the shortest text that is the same f32", () => {
  expect(singles([0, -1, 0.1, -1.0534368753433228, 1e-7, 123456.789])).toBe("0,-1,0.1,-1.0534369,1e-7,123456.79");
});

test("every f32 comes back", () => {
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  for (let i = 0; i < 20_000; i++) {
    bits[0] = (i * 2_654_435_761) >>> 0;
    const x = value[0] ?? 0;
    if (Number.isFinite(x)) expect(Math.fround(Number(single(x)))).toBe(x);
  }
});
