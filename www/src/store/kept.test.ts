/** A table survives a reload; storage that is full, forbidden or spoilt loses nothing else. */
import { afterEach, expect, test, vi } from "vitest";
import { keep, kept } from "./kept";

function storage(first?: string): Map<string, string> {
  const held = new Map(first === undefined ? [] : [["margin-lab.table", first]]);
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  });
  return held;
}

afterEach(() => vi.unstubAllGlobals());

test("what is kept comes back, byte for byte", () => {
  storage();
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7) % 256);
  keep({ name: "größen.csv", bytes });
  expect(kept()).toEqual({ name: "größen.csv", bytes });
});

test("a table too large to keep does not leave an older one in its place", () => {
  const held = storage();
  keep({ name: "small", bytes: new Uint8Array(3) });
  keep({ name: "large", bytes: new Uint8Array(4 << 20) });
  expect([held.size, kept()]).toEqual([0, undefined]);
});

test("what somebody else wrote there is no table", () => {
  for (const text of ["", "null", "7", "{", '{"name":1,"bytes":""}', '{"name":"a","bytes":"%%"}']) {
    storage(text);
    expect(kept()).toBeUndefined();
  }
});

test("where storage is forbidden nothing is kept, and nothing breaks", () => {
  vi.stubGlobal("sessionStorage", undefined);
  keep({ name: "a", bytes: new Uint8Array(1) });
  expect(kept()).toBeUndefined();
});
