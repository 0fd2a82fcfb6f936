/**
 * Numbers as people read them, by the rules of `src/message/words.rs`; `tests/messages.json` holds examples both must meet.
 *
 * | format | shows                        |
 * |--------|------------------------------|
 * | (none) | up to four significant digits |
 * | `.2`   | two decimals                 |
 * | `deg`  | radians as degrees           |
 * | `%`    | a share in per cent          |
 */

/** A number in one of the formats above; a dash where there is no number. */
export function show(number: number, format = ""): string {
  if (!Number.isFinite(number)) return "–";
  if (format === "deg") return `${fixed((number * 180) / Math.PI, 1)}°`;
  if (format === "%") return `${fixed(number * 100, 1)} %`;
  const digits = /^\.(\d+)$/.exec(format)?.[1];
  return digits === undefined ? significant(number) : fixed(number, Math.min(Number(digits), 12));
}

/**
 * So many decimals, with a real minus sign. Exact halves go to the even neighbour, as Rust rounds them (`toFixed` sends them away from zero); a
 * zero has no sign.
 */
export function fixed(number: number, decimals: number): string {
  const size = Math.abs(number);
  if (size >= 1e21) return `${BigInt(number)}${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`;
  const exact = size.toFixed(100);
  const end = exact.length - 100 + decimals;
  const below = exact.slice(0, decimals === 0 ? end - 1 : end);
  const half = /^50*$/.test(exact.slice(end));
  const text = half && Number(below.at(-1)) % 2 === 0 ? below : size.toFixed(decimals);
  return number < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function significant(number: number): string {
  if (number === 0) return "0";
  const magnitude = Number(number.toExponential().split("e")[1]);
  const text = fixed(number, Math.min(Math.max(3 - magnitude, 0), 12));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A count with its thousands apart: 1,500. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ",");
}
