/**
 * Measures every system on every cell, interleaved in a fresh order each round, then the pairs whose ratio a bar asks for, and reports
 * medians, ratios and bars.
 *
 * `cargo xtask bench` builds everything, serves it and calls this with BENCH_URL, BENCH_NATIVE, BENCH_CHROMIUM,
 * BENCH_ALONE (no peers), BENCH_QUICK, BENCH_JSON. Exit code 1: a bar is not met.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { firstPicture } from "./first.mjs";
import { samplePairs } from "./pairs.mjs";
import { report } from "./report.mjs";
import { systems } from "./systems.mjs";
import { weigh } from "./weight.mjs";

const quick = process.env.BENCH_QUICK === "1";
const [rounds, milliseconds] = quick ? [3, 100] : [9, 200];

/** A fresh random order. */
function shuffled(list) {
  const keyed = list.map((item) => [Math.random(), item]);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

const { list, browser, close } = await systems();
const [samples, quotients] = [new Map(), new Map()];
const jobs = list.flatMap((system) => system.cells.map((cell) => ({ system, cell })));
for (let round = 1; round <= rounds; round += 1) {
  process.stderr.write(`round ${round} of ${rounds}: ${jobs.length} cells\n`);
  for (const { system, cell } of shuffled(jobs)) {
    const key = `${system.name} ${cell}`;
    samples.set(key, [...(samples.get(key) ?? []), await system.sample(cell, milliseconds)]);
  }
  await samplePairs(list, round, milliseconds, quotients);
}
const first = await firstPicture(browser, process.env.BENCH_URL, quick ? 3 : 9);
const versions = { node: process.version, chromium: await browser.version(), ...Object.fromEntries(list.map((s) => [s.name, s.version])) };
await close();

const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, versions };
const { text, result, missed } = report({ machine, samples, quotients, first, weight: weigh() });
console.log(text);
if (process.env.BENCH_JSON) writeFileSync(process.env.BENCH_JSON, `${JSON.stringify(result, null, 2)}\n`);
process.exit(missed ? 1 : 0);
