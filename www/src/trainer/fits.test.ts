/** Fits: who carries an order out, and what becomes of it where nobody can. */
import { beforeEach, expect, test, vi } from "vitest";
import { Fits, type Answer, type Order } from "./fits";
import { Refusal } from "./protocol";

/** A worker that answers as the test says. */
class Puppet extends EventTarget {
  readonly asked: Order[] = [];
  terminated = false;

  postMessage(order: Order): void {
    this.asked.push(order);
  }

  answer(data: Answer): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  terminate(): void {
    this.terminated = true;
  }
}

const world = vi.hoisted(() => ({ workers: [] as unknown[], starts: true, module: true, onPage: 0, freed: 0 }));

vi.mock("./hire", () => ({
  hire: async (make: () => unknown) => {
    const worker = make();
    if (!world.starts) throw new Error("no worker");
    world.workers.push(worker);
    return worker;
  },
}));
vi.mock("./gallery", () => ({ compiled: () => Promise.resolve(), ready: async () => world.module || Promise.reject(new Error("offline")) }));
vi.mock("margin-lab/gallery", () => ({ Fitter: class { fit = () => new Uint8Array([++world.onPage]); free = () => void world.freed++; } }));

const ORDER: Order = { need: "svm", lane: [0, 1] };
const { signal } = new AbortController();

function puppet(at = -1): Puppet {
  return world.workers.at(at) as Puppet;
}

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

beforeEach(() => {
  Object.assign(world, { workers: [], starts: true, module: true, onPage: 0, freed: 0 });
  vi.stubGlobal("Worker", Puppet);
});

test.each([
  ["fell", (broken: Puppet) => broken.dispatchEvent(new Event("error"))],
  ["answers that it broke", (broken: Puppet) => broken.answer({ refused: "trainer.failed" })],
])("a worker that %s is let go, and the next order is another's", async (_, breaks) => {
  const fits = new Fits(1);
  const first = fits.ask(ORDER, signal);
  await settled();
  const broken = puppet();
  breaks(broken);
  await expect(first).rejects.toEqual(new Refusal("trainer.failed"));
  expect(broken.terminated).toBe(true);
  const second = fits.ask(ORDER, signal);
  await settled();
  expect(puppet()).not.toBe(broken);
  puppet().answer({ bytes: new Uint8Array([7]) });
  expect(await second).toEqual(new Uint8Array([7]));
  expect(puppet().terminated).toBe(false);
  fits.close();
  expect(puppet().terminated).toBe(true);
});

test("where no worker starts the page does it", async () => {
  world.starts = false;
  const fits = new Fits(2);
  expect(await fits.ask(ORDER, signal)).toEqual(new Uint8Array([1]));
  fits.close();
  expect(world.freed).toBe(1);
});

test("what could not be fetched is asked for again by the next order", async () => {
  world.starts = world.module = false;
  const fits = new Fits(1);
  await expect(fits.ask(ORDER, signal)).rejects.toEqual(new Refusal("trainer.failed"));
  // Still gone: refused, not left waiting.
  await expect(fits.ask(ORDER, signal)).rejects.toEqual(new Refusal("trainer.failed"));
  world.starts = world.module = true;
  const again = fits.ask(ORDER, signal);
  await settled();
  puppet().answer({ bytes: new Uint8Array([9]) });
  expect(await again).toEqual(new Uint8Array([9]));
  fits.close();
});

test("what was given up before it began is passed over", async () => {
  const fits = new Fits(1);
  await settled();
  const first = fits.ask(ORDER, signal);
  const given = new AbortController();
  const second = fits.ask({ ...ORDER, need: "given up" }, given.signal);
  void fits.ask({ ...ORDER, need: "last" }, signal).catch(() => undefined);
  given.abort();
  puppet().answer({ bytes: new Uint8Array([1]) });
  await first;
  await expect(second).rejects.toEqual(new Refusal("trainer.closed"));
  await settled();
  expect(puppet().asked.map(({ need }) => need)).toEqual(["svm", "last"]);
  fits.close();
});
