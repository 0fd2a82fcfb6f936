/** Microseconds that one turn of `run(times)` takes, over at least so many milliseconds; chunks grow until one can be timed. */
export async function sample(run, milliseconds) {
  let [chunk, turns, spent] = [1, 0, 0];
  while (spent < milliseconds) {
    const start = performance.now();
    await run(chunk);
    const took = performance.now() - start;
    turns += chunk;
    spent += took;
    if (took < 20) chunk *= 2;
  }
  return (spent * 1000) / turns;
}
