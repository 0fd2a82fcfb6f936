/**
 * Fits: a few workers that carry out fits, each one order at a time, first come first served. Where no worker can start, the page
 * does it itself.
 */
import { Fitter } from "margin-lab/gallery";
import { compiled, ready } from "./gallery";
import { Refusal } from "./protocol";

/** One lane of one fit. */
export interface Order {
  /** As the plate writes it. */
  readonly need: string;
  /** Bytes of the data file it reads. */
  readonly table?: Uint8Array | undefined;
  /** Which lane of how many. */
  readonly lane: readonly [number, number];
}

export type Answer = { bytes: Uint8Array } | { refused: string };

interface Waiting {
  readonly order: Order;
  resolve(bytes: Uint8Array): void;
  reject(reason: Error): void;
}

/** Something that carries out one order at a time. */
type Hand = (order: Order) => Promise<Uint8Array>;

export class Fits {
  private readonly queue: Waiting[] = [];
  private readonly idle: Hand[] = [];
  private readonly workers: Worker[] = [];
  private readonly begun: Promise<void>;

  constructor(readonly count: number) {
    this.begun = this.begin();
  }

  /** Carries out an order; rejects with a {@link Refusal} where that cannot be done. */
  async ask(order: Order): Promise<Uint8Array> {
    await this.begun;
    return new Promise((resolve, reject) => {
      this.queue.push({ order, resolve, reject });
      this.next();
    });
  }

  /** Forgets what has not begun yet. */
  forget(): void {
    for (const { reject } of this.queue.splice(0)) reject(new Refusal("trainer.closed"));
  }

  close(): void {
    this.forget();
    for (const worker of this.workers) worker.terminate();
  }

  private async begin(): Promise<void> {
    const module = await compiled();
    const started = await Promise.allSettled(Array.from({ length: this.count }, () => start(module)));
    for (const result of started) {
      if (result.status !== "fulfilled") continue;
      this.workers.push(result.value);
      this.idle.push(remote(result.value));
    }
    if (this.idle.length === 0) {
      await ready();
      this.idle.push(local());
    }
  }

  private next(): void {
    const hand = this.idle.pop();
    if (!hand) return;
    const waiting = this.queue.shift();
    if (!waiting) {
      this.idle.push(hand);
      return;
    }
    const free = (): void => {
      this.idle.push(hand);
      this.next();
    };
    hand(waiting.order).then(waiting.resolve, waiting.reject).finally(free);
    this.next();
  }
}

function start(module: WebAssembly.Module): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./fit-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("error", () => reject(new Refusal("trainer.no-worker")), { once: true });
    worker.addEventListener("message", () => resolve(worker), { once: true });
    worker.postMessage(module);
  });
}

function remote(worker: Worker): Hand {
  return (order) =>
    new Promise((resolve, reject) => {
      const once = new AbortController();
      const { signal } = once;
      const fail = (): void => {
        once.abort();
        reject(new Refusal("trainer.failed"));
      };
      worker.addEventListener("error", fail, { signal });
      worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
        once.abort();
        if ("bytes" in data) resolve(data.bytes);
        else reject(new Refusal(data.refused));
      }, { signal });
      worker.postMessage(order);
    });
}

/** On the page, after it had a moment to paint. */
function local(): Hand {
  const fitter = new Fitter();
  return async ({ need, table, lane: [at, of] }) => {
    await new Promise((resolve) => setTimeout(resolve));
    try {
      return fitter.fit(need, table, at, of);
    } catch (reason) {
      throw new Refusal(typeof reason === "string" ? reason : "trainer.failed");
    }
  };
}
