/**
 * Wire: a message as it crosses from the core to the page, and from one part of the page to another, one string: the key, then for
 * each argument `\u{1f}` name `\u{1e}` kind value, with kind `n` (number), `t` (text) or `k` (another key).
 *
 * Apart from the words, for what runs first says what went wrong before they are there.
 */

/** A value in a message: a number, foreign text (never interpreted), or the key of another message. */
export type Arg = number | string | { readonly key: string };

export type Args = Readonly<Record<string, Arg>>;

/** A sentence to be. */
export interface Message {
  readonly key: string;
  readonly args: Args;
}

/** Reads a message from the wire; parts that make no sense are left out, as in `src/message/wire.rs`. */
export function decode(wire: string): Message {
  const [key = "", ...parts] = wire.split("\u{1f}");
  const args: Record<string, Arg> = {};
  for (const part of parts) {
    const cut = part.indexOf("\u{1e}");
    const name = part.slice(0, cut);
    if (cut < 0 || Object.hasOwn(args, name)) continue;
    const value = part.slice(cut + 2);
    const kind = part[cut + 1];
    if (kind === "n") args[name] = value === "" ? Number.NaN : Number(value);
    else if (kind === "t") args[name] = value;
    else if (kind === "k") args[name] = { key: value };
  }
  return { key, args };
}

/** Writes a message as the core does; separators inside foreign text become spaces. */
export function encode(key: string, args: Args): string {
  const clean = (text: string): string => text.replace(/[\u{1e}\u{1f}]/gu, " ");
  const written = (arg: Arg): string => (typeof arg === "number" ? `n${arg}` : typeof arg === "string" ? `t${clean(arg)}` : `k${clean(arg.key)}`);
  return [key, ...Object.entries(args).map(([name, arg]) => `${name}\u{1e}${written(arg)}`)].join("\u{1f}");
}
