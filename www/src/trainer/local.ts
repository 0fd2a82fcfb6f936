/**
 * Local: the same trainer on the page itself, for places where a worker cannot start. Its turns are short, so that the page stays
 * responsive; only the pace suffers.
 */
import { Host } from "./host";
import { Refusal, type Opening, type Report, type Trainer, type Turn } from "./protocol";

/** Milliseconds of training in one go on the page's own thread. */
const SLICE = 6;

export class Local implements Trainer {
  private readonly host = new Host();

  open(opening: Opening): Promise<Report> {
    return later(() => this.host.open(opening));
  }

  turn(turn: Turn): Promise<Report> {
    return later(() => this.host.turn({ ...turn, budget: Math.min(turn.budget, SLICE) }));
  }

  close(): void {
    this.host.free();
  }
}

function later<T>(act: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(act());
      } catch (reason) {
        reject(reason instanceof Refusal ? reason : new Refusal("trainer.failed"));
      }
    });
  });
}
