/** Layer widths as people write them. */
import { expect, test } from "vitest";
import { widths } from "./knob-widths";

test("lists are read however they are separated, and written as a link writes them", () => {
  for (const text of ["64-64", "64, 64", " 64 64 ", "64×64", "64 → 64"]) expect(widths(text)).toBe("64-64");
  expect(["", "  ", "7"].map(widths)).toEqual(["", "", "7"]);
});

test("a list that no encoder can have is refused", () => {
  for (const text of ["0", "257", "1y", "64-a", "1.5", "1-1-1-1-1"]) expect(widths(text)).toBeNull();
  expect(widths("256-1-1-1")).toBe("256-1-1-1");
});
