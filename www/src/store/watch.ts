/**
 * Watch: re-renders a Lit element when the parts of a store that it reads have changed, and only then.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Store } from "./store";

export class Watch<S extends object> implements ReactiveController {
  private watched: Store<S> | undefined;
  private stop: (() => void) | undefined;
  private seen: readonly unknown[] = [];

  /**
   * @param store gives the store to watch, once the element has one
   * @param reads lists the values the element's template depends on
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => Store<S> | undefined,
    private readonly reads: (state: Readonly<S>) => readonly unknown[],
  ) {
    host.addController(this);
  }

  /** The store arrives as a property, and may be exchanged for another. */
  hostUpdate(): void {
    const store = this.store();
    if (store === this.watched) return;
    this.hostDisconnected();
    this.watched = store;
    if (!store) return;
    this.seen = this.reads(store.state);
    this.stop = store.subscribe(() => {
      const now = this.reads(store.state);
      if (now.every((value, i) => Object.is(value, this.seen[i]))) return;
      this.seen = now;
      this.host.requestUpdate();
    });
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.watched = this.stop = undefined;
  }
}
