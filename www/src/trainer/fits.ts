/**
 * Fits: a few workers that carry out fits, each one order at a time, first come first served. Where no worker can start, the page
 * does it itself.
 */
import { Fitter } from "margin-lab/gallery";
import { compiled, ready } from "./gallery";
import { hire } from "./hire";
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
  readonly signal: AbortSignal;
  resolve(bytes: Uint8Array): void;
  reject(reason: unknown): void;
}

/** What a worker that broke is refused with. */
const BROKEN = "trainer.failed";

/** Something that carries out one order at a time. */
type Hand = (order: Order) => Promise<Uint8Array>;

export class Fits {
  private readonly queue: Waiting[] = [];
  private readonly idle: Hand[] = [];
  private readonly workers: Worker[] = [];
  private closed = false;
  /** Nothing could carry out anything when it was tried last: the module could not be fetched. */
  private broken = false;

  constructor(readonly count: number) {
    const hired = Array.from({ length: count }, () => this.hire());
    void Promise.all(hired).then((hands) => {
      if (!hands.includes(true) && !this.closed) void this.stay();
    });
  }

  /** Carries out an order, unless it is given up before it begins; rejects with a {@link Refusal} where that cannot be done. */
  ask(order: Order, signal: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.queue.push({ order, signal, resolve, reject });
      if (this.broken) void this.mend();
      else this.next();
    });
  }

  close(): void {
    this.closed = true;
    this.refuse("trainer.closed");
    for (const worker of this.workers) worker.terminate();
  }

  /** One more worker, which begins as soon as it is ready; whether it could start. */
  private async hire(): Promise<boolean> {
    const make = (): Worker => {
      const worker = new Worker(new URL("./fit-worker.ts", import.meta.url), { type: "module" });
      this.workers.push(worker);
      return worker;
    };
    if (this.closed) return false;
    try {
      this.join(remote(await hire(make, compiled())));
      return true;
    } catch {
      return false;
    }
  }

  /** Another try: the network may be back. What is asked meanwhile waits for its outcome. */
  private async mend(): Promise<void> {
    this.broken = false;
    if (!(await this.hire())) await this.stay();
  }

  /** No worker could start: the page does it. */
  private async stay(): Promise<void> {
    try {
      await ready();
      this.join(local());
    } catch {
      this.broken = true;
      this.refuse(BROKEN);
    }
  }

  /** Refuses what has not begun yet. */
  private refuse(reason: string): void {
    for (const { reject } of this.queue.splice(0)) reject(new Refusal(reason));
  }

  private join(hand: Hand): void {
    this.idle.push(hand);
    this.next();
  }

  private next(): void {
    while (this.queue[0]?.signal.aborted) this.queue.shift()?.reject(new Refusal("trainer.closed"));
    const hand = this.idle.pop();
    if (!hand) return;
    const waiting = this.queue.shift();
    if (!waiting) {
      this.idle.push(hand);
      return;
    }
    void this.carryOut(hand, waiting);
    this.next();
  }

  private async carryOut(hand: Hand, { order, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await hand(order));
    } catch (reason) {
      reject(reason);
      // One that broke answers nothing more.
      if (!(reason instanceof Refusal) || reason.wire === BROKEN) return void ((await this.hire()) || this.stay());
    }
    this.join(hand);
  }
}

function remote(worker: Worker): Hand {
  return (order) =>
    new Promise((resolve, reject) => {
      const once = new AbortController();
      const { signal } = once;
      const fail = (): void => {
        once.abort();
        worker.terminate();
        reject(new Refusal(BROKEN));
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
      throw new Refusal(typeof reason === "string" ? reason : BROKEN);
    }
  };
}
