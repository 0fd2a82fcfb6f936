/**
 * Clock: the page's only animation-frame loop. It runs while somebody has something to do and stops when nobody has; in a hidden
 * tab the browser stops it.
 */

/** Does its work for this frame; returns whether it needs another. `spare()` tells how many milliseconds of the frame are left. */
export type Tick = (now: number, spare: () => number) => boolean;

/** Milliseconds of one frame that drawing and reading may take together. */
const SHARE = 8;

const awake = new Set<Tick>();
let pending = false;

/** Asks for a call in the next frame. */
export function wake(tick: Tick): void {
  awake.add(tick);
  if (pending) return;
  pending = true;
  requestAnimationFrame(run);
}

/** Takes it back. */
export function sleep(tick: Tick): void {
  awake.delete(tick);
}

function run(now: number): void {
  pending = false;
  const start = performance.now();
  const spare = (): number => SHARE - (performance.now() - start);
  try {
    for (const tick of [...awake]) {
      awake.delete(tick);
      if (tick(now, spare)) awake.add(tick);
    }
  } finally {
    // One fault stops what it befell, not the page.
    if (awake.size > 0 && !pending) {
      pending = true;
      requestAnimationFrame(run);
    }
  }
}
