/** A link's theme comes first, then the reader's own, then the system's. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

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
