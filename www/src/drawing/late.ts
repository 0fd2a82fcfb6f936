/**
 * Late: a part of the page that is fetched when it is first wanted. What could not be fetched, a host that has newer files by now, a
 * network that is gone, is told to whoever wanted it; when it is wanted anew, or still is a little later, it is asked for again.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Milliseconds without another try while it stays wanted. */
const PAUSE = 3000;

export class Late implements ReactiveController {
  private before = false;
  private settled = false;
  private lostAt = Number.NEGATIVE_INFINITY;

  /**
   * @param bring fetches it
   * @param wanted whether it is wanted as things stand
   * @param lost is told when it could not be had
   */
  constructor(
    host: ReactiveControllerHost,
    private readonly bring: () => Promise<unknown>,
    private readonly wanted: () => boolean,
    private readonly lost: () => void,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const wanted = this.wanted();
    const anew = wanted && !this.before;
    this.before = wanted;
    if (!wanted || this.settled || !(anew || performance.now() - this.lostAt >= PAUSE)) return;
    // Here, or on its way.
    this.settled = true;
    this.bring().catch(() => {
      this.settled = false;
      this.lostAt = performance.now();
      this.lost();
    });
  }
}
