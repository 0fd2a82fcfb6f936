/**
 * Kept: a person's own table, for as long as the tab is open: no address can carry it, and a reload shall not lose it.
 *
 * Storage is full, forbidden or written by somebody else as it pleases: what cannot be kept or read is simply not there.
 */
import type { Table } from "./state";

const KEY = "margin-lab.table";
/** Bytes kept at most: browsers give a tab about 5 MB, and each byte takes four thirds of a letter. */
const MOST = 3 << 20;

/** Remembers the table; a larger one only until the page is left. */
export function keep({ name, bytes }: Table): void {
  try {
    sessionStorage.removeItem(KEY);
    if (bytes.length <= MOST) sessionStorage.setItem(KEY, JSON.stringify({ name, bytes: letters(bytes) }));
  } catch {
    // As if it had been too large.
  }
}

/** The table that was kept last in this tab. */
export function kept(): Table | undefined {
  try {
    const { name, bytes } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Record<string, unknown>;
    if (typeof name !== "string" || typeof bytes !== "string") return undefined;
    return { name, bytes: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) };
  } catch {
    return undefined;
  }
}

/** Bytes as text, a piece at a time: a call takes only so many arguments. */
function letters(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
