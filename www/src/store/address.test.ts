/** Address: what the page writes, and what somebody else wrote. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Address } from "./address";

const bar = { hash: "", pathname: "/", search: "" };
const opened: string[] = [];
let heard = new EventTarget();
let address: Address;

/** Somebody else changes the fragment; the browser tells of it a moment later. */
function type(fragment: string): void {
  bar.hash = `#${fragment}`;
}

function told(): void {
  heard.dispatchEvent(new Event("hashchange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  heard = new EventTarget();
  bar.hash = "";
  opened.length = 0;
  vi.stubGlobal("location", bar);
  vi.stubGlobal("history", { state: null, replaceState: (_: unknown, __: string, to: string) => (bar.hash = to.slice(to.indexOf("#"))) });
  vi.stubGlobal("addEventListener", heard.addEventListener.bind(heard));
  vi.stubGlobal("removeEventListener", heard.removeEventListener.bind(heard));
  address = new Address((fragment) => opened.push(fragment));
});

afterEach(() => {
  address.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the newest of several changes is written, after a rest, and opens nothing", () => {
  address.show("seed=1");
  vi.advanceTimersByTime(200);
  address.show("seed=2");
  vi.advanceTimersByTime(300);
  expect(bar.hash).toBe("");
  vi.advanceTimersByTime(200);
  expect(bar.hash).toBe("#seed=2");
  told();
  expect(opened).toEqual([]);
});

test("what was to be shown soon can be taken back", () => {
  address.show("seed=1");
  address.hush();
  vi.advanceTimersByTime(5000);
  expect(bar.hash).toBe("");
});

test("what somebody else wrote is opened, and nothing is written over it", () => {
  address.show("seed=1");
  type("seed=7");
  vi.advanceTimersByTime(5000);
  expect(bar.hash).toBe("#seed=7");
  told();
  told();
  expect(opened).toEqual(["seed=7"]);
  address.show("seed=8");
  vi.advanceTimersByTime(5000);
  expect(bar.hash).toBe("#seed=8");
});

test("nothing is heard or written once it is closed", () => {
  address.show("seed=1");
  address.close();
  vi.advanceTimersByTime(5000);
  type("seed=7");
  told();
  expect([bar.hash, ...opened]).toEqual(["#seed=7"]);
});
