/**
 * Store: one plain state object, replaced field by field; whoever watches is told once per turn of the event loop.
 *
 * The page has one store per experiment. Everything a link must reproduce lives here (or in the experiment's log), nothing in views.
 */

/** State with listeners. */
export class Store<S extends object> {
  private readonly listeners = new Set<() => void>();
  private pending = false;

  constructor(private current: Readonly<S>) {}

  /** The present state. */
  get state(): Readonly<S> {
    return this.current;
  }

  /** Replaces fields. Fields that keep their value wake nobody. */
  patch(fields: Partial<S>): void {
    const keys = Object.keys(fields) as (keyof S)[];
    if (keys.every((key) => Object.is(this.current[key], fields[key]))) return;
    this.current = { ...this.current, ...fields };
    if (this.pending) return;
    this.pending = true;
    queueMicrotask(() => {
      this.pending = false;
      for (const listener of [...this.listeners]) listener();
    });
  }

  /** Calls `listener` after changes; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
