/**
 * Remote: a trainer in a module worker.
 *
 * The page is busy with itself while it loads. What it will open first is therefore posted right behind the module; when it comes to
 * ask for it, the answer may be there already.
 */
import { hire } from "./hire";
import { Refusal, type Answer, type Opening, type Report, type Request, type Trainer, type Turn } from "./protocol";

interface Waiting {
  resolve(report: Report): void;
  reject(reason: Error): void;
}

/** Something opened before it was asked for. */
interface Ahead {
  readonly opening: Opening;
  readonly report: Promise<Report>;
}

export class Remote implements Trainer {
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private ahead: Promise<Ahead | undefined> | undefined;

  private constructor(private readonly worker: Worker) {
    worker.addEventListener("message", (event: MessageEvent<Answer>) => this.settle(event.data));
    worker.addEventListener("error", () => this.fail());
    worker.addEventListener("messageerror", () => this.fail());
  }

  /**
   * Starts a worker; rejects where none can start.
   *
   * @param first what it opens at once
   */
  static async start(module: Promise<WebAssembly.Module>, first?: Promise<Opening>): Promise<Remote> {
    const request = first?.then((open): Request => ({ id: 0, open }));
    request?.catch(() => undefined);
    const make = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const remote = new Remote(await hire(make, module, request));
    if (first) remote.expect(first);
    return remote;
  }

  async open(opening: Opening): Promise<Report> {
    const ahead = await this.ahead;
    this.ahead = undefined;
    if (ahead && ahead.opening.log === opening.log && ahead.opening.table === opening.table) return ahead.report;
    return this.ask({ id: this.next++, open: opening });
  }

  turn(turn: Turn): Promise<Report> {
    return this.ask({ id: this.next++, turn });
  }

  close(): void {
    this.worker.terminate();
    this.fail("trainer.closed");
  }

  /** Waits for the answer to what was asked when the worker was hired. */
  private expect(first: Promise<Opening>): void {
    const report = this.answer(this.next++);
    report.catch(() => undefined);
    this.ahead = first.then((opening) => ({ opening, report }), () => undefined);
  }

  private ask(request: Request): Promise<Report> {
    const answer = this.answer(request.id);
    this.worker.postMessage(request);
    return answer;
  }

  private answer(id: number): Promise<Report> {
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ("report" in answer) waiting?.resolve(answer.report);
    else waiting?.reject(new Refusal(answer.refused));
  }

  private fail(wire = "trainer.failed"): void {
    for (const { reject } of this.waiting.values()) reject(new Refusal(wire));
    this.waiting.clear();
  }
}
