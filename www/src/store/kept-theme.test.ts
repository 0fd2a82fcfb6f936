/** The theme that a reader keeps: a memory that is spoilt or forbidden is none. */
import { afterEach, expect, test, vi } from "vitest";
import { keepTheme, keptTheme } from "./kept-theme";

afterEach(() => vi.unstubAllGlobals());

test("a choice is remembered, and forgotten with the system's own", () => {
  const held = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  });
  keepTheme("dark");
  expect(keptTheme()).toBe("dark");
  keepTheme("");
  expect([keptTheme(), held.size]).toEqual(["", 0]);
});

test("storage that throws, or is not there, remembers nothing", () => {
  vi.stubGlobal("localStorage", { getItem: () => { throw new Error("denied"); }, setItem: () => { throw new Error("denied"); } });
  keepTheme("dark");
  expect(keptTheme()).toBe("");
  vi.stubGlobal("localStorage", undefined);
  keepTheme("dark");
  expect(keptTheme()).toBe("");
});
