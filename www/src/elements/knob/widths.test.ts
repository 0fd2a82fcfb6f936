/** Layer widths as people write them. */
import { expect, test } from "vitest";
import { widths } from "./widths";

const read = (text: string): string | null => widths(text, { layers: 4, units: 256 });

test("lists are read however they are separated, and written as a link writes them", () => {
  for (const text of ["64-64", "64, 64", " 64 64 ", "64×64", "64 → 64"]) expect(read(text)).toBe("64-64");
  expect(["", "  ", "7"].map(read)).toEqual(["", "", "7"]);
});

test("a list that no encoder can have is refused", () => {
  for (const text of ["0", "257", "1y", "64-a", "1.5", "1-1-1-1-1"]) expect(read(text)).toBeNull();
  expect(read("256-1-1-1")).toBe("256-1-1-1");
});
