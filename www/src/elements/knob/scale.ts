/**
 * A knob's numbers: where a value stands on its track (0 to 1), what one arrow key does, how a value is written and read.
 *
 * ```text
 * linear   t = (v − lo) / (hi − lo)        one key = the knob's step
 * log      t = ln(v/lo) / ln(hi/lo)        one key = one unit of the second significant digit
 * ```
 */
import type { NumberKnob } from "../spec";

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Where a value stands on the track, 0 to 1. */
export function place(knob: NumberKnob, value: number): number {
  const [low, high] = knob.range;
  if (high <= low) return 0;
  const inside = clamp(value, low, high);
  if (!logarithmic(knob)) return (inside - low) / (high - low);
  return Math.log(inside / low) / Math.log(high / low);
}

/** The value at a place on the track, rounded to what the knob can be set to. */
export function valueAt(knob: NumberKnob, t: number): number {
  const [low, high] = knob.range;
  const at = clamp(t, 0, 1);
  return snap(knob, logarithmic(knob) ? low * (high / low) ** at : low + at * (high - low));
}

/** The value so many arrow keys away. */
export function nudge(knob: NumberKnob, value: number, keys: number): number {
  const step = stride(knob, keys < 0 ? value * (1 - 1e-6) : value);
  const next = value + step * keys;
  return logarithmic(knob) && next <= 0 ? knob.range[0] : snap(knob, next);
}

/** The nearest value the track and the keys offer. */
export function snap(knob: NumberKnob, value: number): number {
  const [low, high] = knob.range;
  const inside = clamp(value, low, high);
  const step = stride(knob, inside);
  const rounded = logarithmic(knob) ? Math.round(inside / step) * step : low + Math.round((inside - low) / step) * step;
  return clamp(Number(rounded.toPrecision(12)), low, high);
}

/**
 * A value as its field shows it (a share in per cent). With linear spacing as many decimals as the step has, so that digits
 * do not jump while it moves, and one more for a value typed between two steps
 * (radians need none: degrees stand beside them). With a real minus sign.
 */
export function write(knob: NumberKnob, value: number): string {
  return digits(knob, value).replaceAll("-", "−");
}

function digits(knob: NumberKnob, value: number): string {
  const shown = Number((value * factor(knob)).toPrecision(6));
  if (logarithmic(knob)) return String(shown);
  const decimals = clamp(-Math.floor(Math.log10(stride(knob, value) * factor(knob)) + 1e-9), 0, 6);
  const even = shown.toFixed(decimals);
  return Number(even) === shown || knob.unit === "radians" ? even : String(Number(shown.toFixed(decimals + 1)));
}

/** Reads what a person typed: either minus sign, a decimal comma, degrees (`30°`, for radians) and per cent are understood. NaN for nonsense. */
export function read(knob: NumberKnob, text: string): number {
  const parts = /^\s*([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?)\s*(°|deg|rad|%)?\s*$/i.exec(text.replaceAll("−", "-"));
  if (!parts?.[1]) return Number.NaN;
  const number = Number(parts[1].replace(",", "."));
  const unit = parts[2]?.toLowerCase();
  if (unit === "°" || unit === "deg") return (number * Math.PI) / 180;
  if (unit === "%") return number / 100;
  return knob.whole ? Math.round(number) : number / factor(knob);
}

function factor(knob: NumberKnob): number {
  return knob.unit === "share" ? 100 : 1;
}

function stride(knob: NumberKnob, value: number): number {
  if (!logarithmic(knob)) return knob.step > 0 ? knob.step : (knob.range[1] - knob.range[0]) / 100;
  const step = 10 ** (Math.floor(Math.log10(value) + 1e-9) - 1);
  return knob.whole ? Math.max(step, 1) : step;
}

function logarithmic(knob: NumberKnob): boolean {
  return knob.spacing === "log" && knob.range[0] > 0;
}
