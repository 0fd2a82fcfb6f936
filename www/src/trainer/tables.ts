/**
 * Tables: the bytes of the data files, fetched when somebody chooses them and kept for the rest of the visit; and people's own,
 * made plain by the module that can read any table.
 */
import type { DataSpec } from "../catalogue";
import type { Table } from "../store/state";
import { encode } from "../words/wire";
import { Refusal } from "./protocol";

/** A table as the trainer reads it, and what was guessed or left out (wire messages). */
export interface Plain {
  readonly bytes: Uint8Array | undefined;
  readonly notes: readonly string[];
}

const kept = new Map<string, Promise<Uint8Array>>();
const own = new WeakMap<Table, Plain>();

/** The bytes a data set is read from; `undefined` for sets that are made. */
export function table(spec: DataSpec | undefined): Promise<Uint8Array> | undefined {
  return spec?.file ? file(spec.file) : undefined;
}

/** The same with its notes: there is nothing to note about ours. */
export async function ours(spec: DataSpec | undefined): Promise<Plain> {
  return { bytes: await table(spec), notes: [] };
}

/** The bytes of a file in `data/`. */
export function file(name: string): Promise<Uint8Array> {
  let bytes = kept.get(name);
  if (!bytes) {
    bytes = download(name);
    bytes.catch(() => kept.delete(name));
    kept.set(name, bytes);
  }
  return bytes;
}

/** A person's own table. Rejects with a {@link Refusal} that names row and column where it is none. */
export async function plain(given: Table): Promise<Plain> {
  const known = own.get(given);
  if (known) return known;
  const reader = await import("./tidy").catch(() => {
    throw new Refusal("page.no-reader");
  });
  const { plain: bytes, notes } = await reader.tidy(given.bytes);
  own.set(given, { bytes, notes });
  return { bytes, notes };
}

async function download(name: string): Promise<Uint8Array> {
  try {
    const response = await fetch(new URL(`data/${encodeURIComponent(name)}`, document.baseURI));
    if (!response.ok) throw new Error(response.statusText);
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Refusal(encode("page.no-data", { file: name }));
  }
}
