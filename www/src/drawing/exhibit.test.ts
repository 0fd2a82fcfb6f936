/** Exhibit: what is asked of the workers while the knobs move. */
import { beforeEach, expect, test, vi } from "vitest";
import type { Order } from "../trainer/fits";
import { Exhibit } from "./exhibit";

interface Asked extends Order {
  readonly signal: AbortSignal;
  resolve(bytes: Uint8Array): void;
}

const world = vi.hoisted(() => ({ asked: [] as unknown[], loaded: [] as string[], data: undefined as Promise<Uint8Array> | undefined }));

/** A figure whose knob `rows` lists its needs; no other knob matters to them. A need that begins with `gp` may be shared. */
class Puppet {
  private text = "";
  private needs: string[] = [];
  private stale: boolean[] = [];

  set(text: string): string[] {
    const needs = (new URLSearchParams(text).get("rows") ?? "").split(" ").filter((need) => need !== "");
    this.stale = needs.map((need) => this.stale[this.needs.indexOf(need)] ?? true);
    this.needs = needs;
    const clamped = text.includes("m=9");
    this.text = text.replace("m=9", "m=1");
    return clamped ? ["clamped"] : [];
  }

  knobs = (): string => this.text;
  missing = (): Uint32Array => Uint32Array.from([...this.needs.keys()].filter((i) => this.stale[i]));
  need = (i: number): string => this.needs[i] ?? "";
  run = (): string => "";
  file = (): string => "";
  shareable = (i: number): boolean => this.need(i).startsWith("gp");
  age = (): void => void this.stale.fill(true);
  free = (): void => undefined;

  load(i: number, bytes: Uint8Array): void {
    world.loaded.push(`${this.need(i)} ${bytes[0]}`);
    this.stale[i] = false;
  }

  refuse(i: number, wire: string): void {
    world.loaded.push(`${this.need(i)} ${wire}`);
    this.stale[i] = false;
  }
}

vi.mock("margin-lab/gallery", () => ({ Plate: function () { return new Puppet(); } }));
vi.mock("../trainer/gallery", () => ({ ready: () => Promise.resolve() }));
vi.mock("../trainer/tables", () => ({ table: () => world.data }));
vi.mock("../trainer/fits", () => ({
  Fits: class {
    ask = (order: Order, signal: AbortSignal): Promise<Uint8Array> =>
      new Promise((resolve) => world.asked.push({ ...order, signal, resolve }));
    close = (): void => undefined;
  },
}));

function asked(): Asked[] {
  return world.asked as Asked[];
}

/** What was asked, as `need lane/lanes`. */
function texts(): string[] {
  return asked().map(({ need, lane: [at, of] }) => `${need} ${at}/${of}`);
}

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

async function exhibit(workers: number, knobs: string): Promise<Exhibit> {
  const made = new Exhibit("figure", workers, () => undefined);
  made.set(knobs);
  await settled();
  return made;
}

beforeEach(() => {
  Object.assign(world, { asked: [], loaded: [], data: undefined });
});

test("what workers share comes last, and a knob that no fit depends on asks nothing anew", async () => {
  const gallery = await exhibit(2, "rows=gp+svm");
  expect(texts()).toEqual(["svm 0/1", "gp 0/2", "gp 1/2"]);
  asked()[1]?.resolve(new Uint8Array([1]));
  await settled();
  gallery.set("rows=gp+svm&colours=grey");
  await settled();
  expect(texts().length).toBe(3);
  asked()[2]?.resolve(new Uint8Array([2]));
  await settled();
  // The part that was there before the change is not lost.
  expect(world.loaded).toEqual(["gp 1", "gp 2"]);
  gallery.close();
});

test("an address that is put right asks once", async () => {
  const gallery = new Exhibit("figure", 2, () => undefined);
  gallery.refused = (_, kept) => gallery.set(kept);
  gallery.set("rows=gp&m=9");
  await settled();
  expect(texts()).toEqual(["gp 0/2", "gp 1/2"]);
  gallery.close();
});

test("what is not wanted any more is given up, also while its table is on the way", async () => {
  let arrive = (_: Uint8Array): void => undefined;
  world.data = new Promise((resolve) => (arrive = resolve));
  const gallery = await exhibit(2, "rows=svm+knn");
  gallery.set("rows=knn+tree");
  arrive(new Uint8Array());
  await settled();
  expect(texts()).toEqual(["knn 0/1", "tree 0/1"]);
  gallery.set("rows=tree");
  expect(asked().map(({ signal }) => signal.aborted)).toEqual([true, false]);
  gallery.close();
  expect(asked()[1]?.signal.aborted).toBe(true);
});

test("one worker follows the newest knobs, and shows what it made on the way", async () => {
  const board = await exhibit(1, "rows=first");
  board.set("rows=first&colours=grey");
  await settled();
  expect(texts()).toEqual(["first 0/1"]);
  board.set("rows=second");
  board.set("rows=third");
  asked()[0]?.resolve(new Uint8Array([1]));
  await settled();
  expect(world.loaded).toEqual(["third 1"]);
  expect(texts()).toEqual(["first 0/1", "third 0/1"]);
  asked()[1]?.resolve(new Uint8Array([3]));
  await settled();
  expect(texts().length).toBe(2);
  board.close();
});
