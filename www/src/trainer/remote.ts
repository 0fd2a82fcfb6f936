/**
 * Remote: a trainer in a module worker.
 */
import { hire } from "./hire";
import { Refusal, type Answer, type Opening, type Report, type Request, type Trainer, type Turn } from "./protocol";

interface Waiting {
  resolve(report: Report): void;
  reject(reason: Error): void;
}

export class Remote implements Trainer {
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  private constructor(private readonly worker: Worker) {
    worker.addEventListener("message", (event: MessageEvent<Answer>) => this.settle(event.data));
    worker.addEventListener("error", () => this.fail());
    worker.addEventListener("messageerror", () => this.fail());
  }

  /** Starts a worker; rejects where none can start. */
  static async start(module: Promise<WebAssembly.Module>): Promise<Remote> {
    return new Remote(await hire(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }), module));
  }

  open(opening: Opening): Promise<Report> {
    return this.ask({ id: this.next++, open: opening });
  }

  turn(turn: Turn): Promise<Report> {
    return this.ask({ id: this.next++, turn });
  }

  close(): void {
    this.worker.terminate();
    this.waiting.clear();
  }

  private ask(request: Request): Promise<Report> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.worker.postMessage(request);
    });
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ("report" in answer) waiting?.resolve(answer.report);
    else waiting?.reject(new Refusal(answer.refused));
  }

  private fail(): void {
    for (const { reject } of this.waiting.values()) reject(new Refusal("trainer.failed"));
    this.waiting.clear();
  }
}
