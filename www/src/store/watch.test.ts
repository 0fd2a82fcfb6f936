/** Watch: who is told, by which store, and for how long. */
import type { ReactiveControllerHost } from "lit";
import { expect, test } from "vitest";
import { Store } from "./store";
import { Watch } from "./watch";

interface Things {
  a: number;
  b: number;
}

/** An element that counts how often it is asked to render. */
function host(): ReactiveControllerHost & { asked: number } {
  return { asked: 0, addController: () => undefined, removeController: () => undefined, requestUpdate() { this.asked++; }, updateComplete: Promise.resolve(true) };
}

/** How often the host was asked, once what was patched has been told. */
async function told(element: { asked: number }): Promise<number> {
  await Promise.resolve();
  return element.asked;
}

test("only what is read wakes the host", async () => {
  const [element, store] = [host(), new Store<Things>({ a: 0, b: 0 })];
  new Watch<Things>(element, () => store, ({ a }) => [a]).hostUpdate();
  store.patch({ b: 1 });
  expect(await told(element)).toBe(0);
  store.patch({ a: 1 });
  expect(await told(element)).toBe(1);
});

test("of an exchanged store the host hears nothing more", async () => {
  const element = host();
  const [old, next] = [new Store<Things>({ a: 0, b: 0 }), new Store<Things>({ a: 5, b: 0 })];
  let store = old;
  const watch = new Watch<Things>(element, () => store, ({ a }) => [a]);
  watch.hostUpdate();
  store = next;
  watch.hostUpdate();
  old.patch({ a: 1 });
  expect(await told(element)).toBe(0);
  next.patch({ a: 6 });
  expect(await told(element)).toBe(1);
});

test("an element that left the page hears nothing, and looks anew when it comes back", async () => {
  const [element, store] = [host(), new Store<Things>({ a: 0, b: 0 })];
  const watch = new Watch<Things>(element, () => store, ({ a }) => [a]);
  watch.hostUpdate();
  watch.hostDisconnected();
  store.patch({ a: 1 });
  expect(await told(element)).toBe(0);
  watch.hostConnected();
  expect(element.asked).toBe(1);
  watch.hostUpdate();
  store.patch({ a: 2 });
  expect(await told(element)).toBe(2);
});
