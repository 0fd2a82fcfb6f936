/**
 * Single: a coordinate as an event holds it, the shortest text whose nearest f32 is the number's. The core computes in f32, and a link
 * has no room for digits that nobody reads.
 */

/** Nine significant digits tell any f32 from its neighbours. */
const ENOUGH = 9;

/** The text of one number. */
export function single(x: number): string {
  const exact = Math.fround(x);
  for (let digits = 1; digits < ENOUGH; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return String(short);
  }
  return String(Number(exact.toPrecision(ENOUGH)));
}

/** Several, as an event lists them. */
export function singles(numbers: Iterable<number>): string {
  return [...numbers].map(single).join(",");
}
