/**
 * Ratios: two cells measured one right after the other, each round in the other order, and the middle of the rounds' quotients.
 *
 * A machine shared with others is now fast and now slow, for seconds on end. Two numbers taken at different moments of a run tell as
 * much of the machine as of the code; two neighbours share the moment.
 */

/** The step that is the measure of the others, through the experiment, and without its curve and checkpoints. */
export const STEP = "step/arcface/adam";
export const BARE = "bare/arcface/adam";
const OURS = "wasm";

/** The middle of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What is divided by what: every pair some bar asks for, of the systems that are there. */
export function pairs(systems) {
  const cells = (name) => systems.find((system) => system.name === name)?.cells ?? [];
  const wanted = [
    ["tensorflow.js", STEP, STEP],
    ["pytorch", STEP, STEP],
    ["tensorflow.js", "field/arcface", "field/arcface"],
    [OURS, "peak", BARE],
    ...cells(OURS).filter((cell) => cell.startsWith("step/") && cell !== STEP).map((cell) => [OURS, cell, STEP]),
  ];
  return wanted
    .filter(([name, over]) => cells(name).includes(over))
    .map(([name, over, under]) => ({ over: { name, cell: over }, under: { name: OURS, cell: under } }));
}

const key = ({ over, under }) => `${over.name} ${over.cell} / ${under.name} ${under.cell}`;

/** The quotients of one round, added to those of the rounds before. */
export async function samplePairs(systems, round, milliseconds, quotients) {
  const sample = ({ name, cell }) => systems.find((system) => system.name === name).sample(cell, milliseconds);
  for (const pair of pairs(systems)) {
    const sides = round % 2 ? [pair.over, pair.under] : [pair.under, pair.over];
    const times = [await sample(sides[0]), await sample(sides[1])];
    const [over, under] = round % 2 ? times : times.toReversed();
    quotients.set(key(pair), [...(quotients.get(key(pair)) ?? []), over / under]);
  }
}

/** The middle quotient of these two; not a number where one of them is not there. */
export function ratio(quotients, name, over, under) {
  const values = quotients.get(key({ over: { name, cell: over }, under: { name: OURS, cell: under } }));
  return values ? median(values) : NaN;
}
