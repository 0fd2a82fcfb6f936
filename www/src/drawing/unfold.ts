/**
 * Unfold: the parts of an element that come one after another, so that what matters most is on screen first, no task grows long, and
 * the program of a part need not be here before the part is.
 *
 *     ready ──► frame drawn, painted ──► first part ──► frame drawn, painted ──► second part …
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { wake } from "./clock";

export class Unfold implements ReactiveController {
  /** How many parts have come. */
  parts = 0;
  private coming = false;

  /**
   * @param bring fetch what each part needs
   * @param ready whether the next may come
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly bring: readonly (() => Promise<unknown>)[],
    private readonly ready: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const bring = this.bring[this.parts];
    if (this.coming || !bring || !this.ready()) return;
    this.coming = true;
    // The frame that draws what is there already, and then its painting, come first.
    wake(() => {
      setTimeout(() => void this.next(bring));
      return false;
    });
  }

  private async next(bring: () => Promise<unknown>): Promise<void> {
    try {
      await bring();
      this.parts += 1;
      this.host.requestUpdate();
    } catch {
      // It could not be fetched: asked for again at the next update.
    } finally {
      this.coming = false;
    }
  }
}
