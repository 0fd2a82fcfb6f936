/** Places the texts beside their rows; one that is longer than its row pushes the next down. */

/** CSS pixels between two texts. */
const APART = 10;

/** @param tops where each row begins, in CSS pixels */
export function stand(texts: Iterable<HTMLElement>, tops: readonly number[]): void {
  let free = 0;
  [...texts].forEach((text, row) => {
    const top = Math.max(tops[row] ?? 0, free);
    text.style.setProperty("--top", `${top}px`);
    if (text.offsetHeight > 0) free = top + text.offsetHeight + APART;
  });
}
