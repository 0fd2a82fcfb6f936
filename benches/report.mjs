/** Medians, ratios and bars, as a table for people and as one object for programs. */
import { BARE, STEP, median, ratio } from "./pairs.mjs";
import { FLOPS } from "./peak.mjs";

/** Products of one step, digits through 64-64-64-2 at batch 128: 20,924 multiply-adds a sample forward and back. */
const STEP_FLOPS = 20_924 * 2 * 128;
const BUDGET = 160 * 1024;

const kb = (bytes) => (bytes / 1024).toFixed(1);
const fixed = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : "–");

/** A bar: what it is, the number, the limit, whether more is better. A number that could not be measured is no pass and no miss. */
function bars(at, quotients, first, weight) {
  const over = (name, cell, under) => ratio(quotients, name, cell, under);
  const steps = at.cells("wasm").filter((cell) => cell.startsWith("step/") && cell !== STEP);
  const slowest = Math.max(1, ...steps.map((cell) => over("wasm", cell, STEP)));
  const fields = at.cells("wasm").filter((cell) => cell.startsWith("field/")).map((cell) => at("wasm", cell) / 1e3);
  // The step as the peers take it; curve and checkpoints come on top and are no products of the step.
  const share = (STEP_FLOPS / FLOPS) * over("wasm", "peak", BARE);
  const gzip = Object.entries(weight).filter(([part]) => part !== "data" && part !== "later").reduce((sum, [, { gzip }]) => sum + gzip, 0);
  return [
    ["training / TensorFlow.js wasm", over("tensorflow.js", STEP, STEP), 20, "×"],
    ["training / PyTorch eager, 1 thread", over("pytorch", STEP, STEP), 4.5, "×"],
    ["share of the simd128 peak over the training step", 100 * share, 65, "%"],
    ["slowest head and optimiser / ArcFace with Adam", slowest, 1.2, "×", "at most"],
    ["heat map 256² × 10, slowest", Math.max(...fields), 1.4, "ms", "at most"],
    ["heat map, ArcFace's short cut", at("wasm", "field/arcface") / 1e3, 0.3, "ms", "at most"],
    ["heat map / TensorFlow.js wasm", over("tensorflow.js", "field/arcface", "field/arcface"), 27, "×"],
    ["the page's frame with 2,000 points", at("wasm", "page/frame") / 1e3, 4, "ms", "at most"],
    ["weight of the page before data, gzip", gzip / 1024, BUDGET / 1024, "KB", "at most"],
    ["first picture above an empty page", median(first.lab) - median(first.empty), 194, "ms", "at most"],
  ].map(([what, value, bar, unit, sense = "at least"]) => {
    const met = sense === "at most" ? value <= bar : value >= bar;
    return { what, value, bar, unit, sense, met: Number.isFinite(value) ? met : null };
  });
}

/** Rows of cells as columns of equal width; numbers to the right. */
function table(rows) {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  return rows.map((row) => row.map((word, k) => (k === 0 ? word.padEnd(widths[k]) : word.padStart(widths[k]))).join("  ")).join("\n");
}

export function report({ machine, samples, quotients, first, weight }) {
  const cells = [...samples].map(([key, values]) => {
    const [system, cell] = key.split(" ");
    return { system, cell, median: median(values), min: Math.min(...values), max: Math.max(...values) };
  });
  const at = (system, cell) => cells.find((one) => one.system === system && one.cell === cell)?.median ?? NaN;
  at.cells = (system) => cells.filter((one) => one.system === system).map((one) => one.cell);
  const peak = FLOPS / at("wasm", "peak") / 1e3; // operations a microsecond, in thousands: GFLOP/s
  const [rate, whole] = [BARE, STEP].map((cell) => STEP_FLOPS / at("wasm", cell) / 1e3);
  const judged = bars(at, quotients, first, weight);
  const rows = cells
    .filter(({ cell }) => cell !== "peak")
    .toSorted((a, b) => a.cell.localeCompare(b.cell) || a.median - b.median)
    .map(({ cell, system, median: middle, min, max }) => [cell, system, fixed(middle), fixed(min), fixed(max), fixed(1e6 / middle, 0)]);
  const parts = Object.entries(weight).map(([part, { raw, gzip }]) => [part, kb(raw), kb(gzip)]);
  const verdict = ({ met }) => (met === null ? "not measured" : met ? "met" : "MISSED");
  const text = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.versions.chromium}`,
    table([["cell", "system", "median µs", "min", "max", "a second"], ...rows]),
    table([["weight, KB", "raw", "gzip"], ...parts]),
    `simd128 peak ${fixed(peak)} GFLOP/s, ArcFace with Adam ${fixed(rate)} GFLOP/s, ${fixed(whole)} with curve and checkpoints`,
    `first picture ${fixed(median(first.lab))} ms, an empty page ${fixed(median(first.empty))} ms`,
    table([["bar", "measured", "", "bar", ""], ...judged.map((one) => [one.what, fixed(one.value, 2), one.unit, `${one.sense} ${one.bar}`, verdict(one)])]),
  ].join("\n\n");
  const missed = judged.some((one) => one.met === false);
  return { text, missed, result: { machine, cells, quotients: Object.fromEntries(quotients), peak, rate, whole, first, weight, bars: judged } };
}
