/**
 * Queries: string maps as URLs write them (`a=1&b=two`). Settings, view options, drawing options and logs all use this form.
 */

/** Ordered keys and values. */
export type Query = ReadonlyMap<string, string>;

/** Reads `a=1&b=two`; a key given twice keeps its last value. */
export function parse(text: string): Map<string, string> {
  return new Map(new URLSearchParams(text));
}

/** Writes a query, leaving the characters readable that a fragment may hold. */
export function write(entries: Iterable<readonly [string, string]>): string {
  return [...entries].map(([key, value]) => `${quote(key)}=${quote(value)}`).join("&");
}

function quote(text: string): string {
  return encodeURIComponent(text).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%3B/g, ";").replace(/%40/g, "@");
}

/** The query with some keys replaced; `undefined` drops a key. */
export function merged(query: Query, changes: Record<string, string | undefined>): Query {
  const next = new Map(query);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  }
  return next;
}

/** Whether two queries hold the same keys and values. */
export function same(a: Query, b: Query): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
