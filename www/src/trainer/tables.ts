/**
 * Tables: the bytes of the data files, fetched when somebody chooses them and kept for the rest of the visit.
 */
import type { DataSpec } from "../catalogue";
import { Refusal } from "./protocol";

const kept = new Map<string, Promise<Uint8Array>>();

/** The bytes a data set is read from; `undefined` for sets that are made. */
export function table(spec: DataSpec | undefined): Promise<Uint8Array> | undefined {
  const file = spec?.file;
  if (!file) return undefined;
  let bytes = kept.get(file);
  if (!bytes) {
    bytes = download(file);
    bytes.catch(() => kept.delete(file));
    kept.set(file, bytes);
  }
  return bytes;
}

async function download(file: string): Promise<Uint8Array> {
  try {
    const response = await fetch(new URL(`data/${encodeURIComponent(file)}`, document.baseURI));
    if (!response.ok) throw new Error(response.statusText);
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Refusal(`page.no-data\u{1f}file\u{1e}t${file}`);
  }
}
