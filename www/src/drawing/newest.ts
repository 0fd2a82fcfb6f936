/** Newest: after a long task an observer is told of several changes at once, the oldest first; only the last one still holds. */
export function newest<E>(entries: readonly E[], take: (entry: E) => void): void {
  const entry = entries.at(-1);
  if (entry !== undefined) take(entry);
}
