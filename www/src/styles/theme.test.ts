/** A link's theme comes first, then the reader's own, then the system's; a memory that is spoilt or forbidden is none. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepTheme, keptTheme } from "../store/kept-theme";

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
});
afterEach(() => vi.unstubAllGlobals());

test("what a link asks for comes before what the reader prefers", async () => {
  const { chosen, prefer, themeOf } = await import("./theme");
  expect(chosen("")).toBe("");
  prefer("projector");
  expect([chosen(""), chosen("plaid"), chosen("dark"), themeOf("")]).toEqual(["projector", "projector", "dark", "projector"]);
  prefer("__proto__");
  expect([chosen(""), themeOf("")]).toEqual(["", "light"]);
});

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
