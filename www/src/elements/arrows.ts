/** The arrow keys as directions on the page, x to the right, y downwards; and where they lead from thing to thing. */
export const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The nearest thing in a direction, within 45° of it; where there is none the same one, and the first when none is looked at yet.
 *
 * @param places x and y of each thing on the page; NaN when it is not shown
 */
export function neighbour(from: number, [dx, dy]: readonly [number, number], places: Float64Array): number {
  const count = places.length / 2;
  if (from < 0 || from >= count) return count > 0 ? 0 : -1;
  const at = (i: number): [number, number] => [places[2 * i] ?? Number.NaN, places[2 * i + 1] ?? Number.NaN];
  const [x, y] = at(from).map((part) => (Number.isNaN(part) ? 0 : part)) as [number, number];
  let [best, least] = [from, Number.POSITIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    const [px, py] = at(i);
    if (i === from) continue;
    const along = (px - x) * dx + (py - y) * dy;
    const across = Math.abs((px - x) * dy - (py - y) * dx);
    const far = along + 2 * across;
    if (along > 0 && across <= along && far < least) [best, least] = [i, far];
  }
  return best;
}
