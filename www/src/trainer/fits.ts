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
interface Hand {
  fit(order: Order): Promise<Uint8Array>;
  /** Lets its memory go. */
  close(): void;
}

export class Fits {
  private readonly queue: Waiting[] = [];
  private readonly idle: Hand[] = [];
  private readonly hands = new Set<Hand>();
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
    for (const hand of this.hands) hand.close();
  }

  /** One more worker, which begins as soon as it is ready; whether it could start. */
  private async hire(): Promise<boolean> {
    if (this.closed) return false;
    try {
      const worker = new Worker(new URL("./fit-worker.ts", import.meta.url), { type: "module" });
      const hand = remote(worker);
      this.hands.add(hand);
      await hire(() => worker, compiled());
      this.join(hand);
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
      if (!this.closed) this.join(local());
    } catch {
      this.broken = true;
      this.refuse(BROKEN);
    }
  }

  /** Refuses what has not begun yet. */
  private refuse(reason: string): void {
    for (const { reject } of this.queue.splice(0)) reject(new Refusal(reason));
  }

  /** One that broke answers nothing more: another takes its place. */
  private async replace(hand: Hand): Promise<void> {
    this.hands.delete(hand);
    hand.close();
    if (!(await this.hire())) await this.stay();
  }

  private join(hand: Hand): void {
    this.hands.add(hand);
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
      resolve(await hand.fit(order));
    } catch (reason) {
      reject(reason);
      if (!(reason instanceof Refusal) || reason.wire === BROKEN) return this.replace(hand);
    }
    this.join(hand);
  }
}

function remote(worker: Worker): Hand {
  const fit = (order: Order): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const once = new AbortController();
      const { signal } = once;
      const refuse = (wire: string): void => {
        once.abort();
        reject(new Refusal(wire));
      };
      worker.addEventListener("error", () => refuse(BROKEN), { signal });
      worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
        if ("refused" in data) return refuse(data.refused);
        once.abort();
        resolve(data.bytes);
      }, { signal });
      worker.postMessage(order);
    });
  return { fit, close: () => worker.terminate() };
}

/** On the page, after it had a moment to paint. */
function local(): Hand {
  let fitter: Fitter | undefined = new Fitter();
  const fit = async ({ need, table, lane: [at, of] }: Order): Promise<Uint8Array> => {
    await new Promise((resolve) => setTimeout(resolve));
    if (!fitter) throw new Refusal("trainer.closed");
    try {
      return fitter.fit(need, table, at, of);
    } catch (reason) {
      throw new Refusal(typeof reason === "string" ? reason : BROKEN);
    }
  };
  const close = (): void => {
    fitter?.free();
    fitter = undefined;
  };
  return { fit, close };
}
