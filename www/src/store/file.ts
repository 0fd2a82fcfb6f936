/**
 * File: an experiment as a small text file, for logs too long for a link and for people's own tables. Three parts:
 *
 *     margin-lab 1
 *     data=moons&head=…&view.…        the fragment of the link
 *                                      an empty line, then the table, if there is one
 */
import { say } from "../words/words";

/** First line of every file. */
const MAGIC = "margin-lab 1";
/** Larger files are refused before they are read. */
export const LARGEST = 20 * 1024 * 1024;

/** What a file holds. */
export interface Contents {
  fragment: string;
  table: Uint8Array | undefined;
}

/** The file's bytes. */
export function pack({ fragment, table }: Contents): Blob {
  const head = `${MAGIC}\n${fragment}\n`;
  return new Blob(table ? [head, "\n", table.slice()] : [head], { type: "text/plain" });
}

/** Reads a file; `undefined` where it is none of ours. */
export function unpack(bytes: Uint8Array): Contents | undefined {
  const [magic, first] = line(bytes, 0);
  if (magic !== MAGIC) return undefined;
  const [fragment, second] = line(bytes, first);
  const [blank, third] = line(bytes, second);
  // A table without the empty line before it is a table all the same.
  const start = blank === "" ? third : second;
  return { fragment, table: start < bytes.length ? bytes.slice(start) : undefined };
}

/** One line as text, and where the next begins. */
function line(bytes: Uint8Array, from: number): [string, number] {
  const end = bytes.indexOf(10, from);
  const stop = end < 0 ? bytes.length : end;
  return [new TextDecoder().decode(bytes.subarray(from, stop)).trim(), stop + 1];
}

/** What a file that somebody chose or dropped holds, or why it is not taken, as a sentence. */
export async function bytesOf(file: File, most = LARGEST): Promise<{ bytes: Uint8Array } | { refused: string }> {
  if (file.size > most) return { refused: tooLarge(file.size, most) };
  try {
    return { bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    // A folder, or a file that was moved meanwhile.
    return { refused: say("upload.unreadable", { name: file.name }) };
  }
}

/** Why so many bytes are not taken. */
export function tooLarge(size: number, most = LARGEST): string {
  return say("upload.too-large", { size: size / 1e6, most: most / 1e6 });
}

/** Hands a file to the person. */
export function save(name: string, contents: Blob): void {
  const address = URL.createObjectURL(contents);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
