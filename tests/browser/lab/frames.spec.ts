/** Sixty frames a second while it trains, and no task of the page above 50 ms. */
import { expect, test } from "../test";
import { crowd, FRAME, frames, LIMITS, loaded, work } from "../pace";
import { button, open, pace, stepOf } from "./lab";

/** Milliseconds watched, and tries: the best of them is the page's, the others may be the machine's. */
const WATCH = 3000;
const TRIES = 3;
/** Programs that want each processor, above which frames are not timed. */
const CROWDED = 1.5;

for (const [speed, fragment] of [["60/s", ""], ["fastest", "layers=256-256"]] as const) {
  test(`training at ${speed} leaves the page sixty frames a second`, async ({ page }) => {
    test.setTimeout(120_000);
    const other = async (): Promise<number> => (await loaded(await page.context().newPage(), WATCH)).median;
    const others = [await other()];
    await open(page, fragment);
    await pace(page, speed);
    if (await button(page, "Play").isVisible()) await button(page, "Play").click();
    await page.waitForTimeout(1500); // what opening fetches
    const before = await stepOf(page);
    const done = await work(page, () => page.waitForTimeout(WATCH));
    expect(await stepOf(page), "it trained meanwhile").toBeGreaterThan(before);
    console.log(`${speed}: ${done.frame.toFixed(1)} ms of the page's work in a frame, longest task ${done.longest.toFixed(1)} ms, ${done.frames} frames`);
    expect(done.longest, "longest task, processor time").toBeLessThan(LIMITS.longest);
    expect(done.frame, "two thirds of a frame at most, processor time").toBeLessThan(LIMITS.frame);
    const tries = [await frames(page, WATCH)];
    while (tries.length < TRIES && tries.every(({ median }) => median > FRAME)) tries.push(await frames(page, WATCH));
    const best = Math.min(...tries.map(({ median }) => median));
    if (best > FRAME) others.push(await other());
    const said = tries.map(({ median, most }) => `median ${median.toFixed(1)} ms, 95 % below ${most.toFixed(1)} ms`);
    console.log(`${speed}: ${said.join("; ")} (another page of that load: ${others.map((median) => median.toFixed(1)).join(", ")})`);
    // Where any page of that load misses frames, or programs queue for a processor, the clock says nothing about ours.
    if (Math.max(...others) > FRAME || crowd() > CROWDED) test.info().annotations.push({ type: "crowded", description: "frames were not timed" });
    else expect(best, "median frame").toBeLessThanOrEqual(FRAME);
  });
}

test("turning a sphere of 2,000 samples leaves the page sixty frames a second", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "data=identities&classes=20&per-class=100&held-out=0&dim=3&step=100", 100);
  const stage = page.locator("ml-stage canvas[role=application]");
  const box = (await stage.boundingBox())!;
  await page.waitForTimeout(1500);
  const turn = async (): Promise<void> => {
    await page.mouse.move(box.x + 0.06 * box.width, box.y + 0.06 * box.height);
    await page.mouse.down();
    for (let i = 0; i < 120; i++) {
      await page.mouse.move(box.x + (0.1 + (0.8 * i) / 120) * box.width, box.y + (0.1 + 0.3 * Math.sin(i / 12) ** 2) * box.height);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.mouse.up();
  };
  const done = await work(page, turn);
  console.log(`sphere: ${done.frame.toFixed(1)} ms of the page's work in a frame, longest task ${done.longest.toFixed(1)} ms, ${done.frames} frames`);
  expect(await page.evaluate(() => location.hash), "it turned").toContain("view.yaw");
  expect(done.frames, "it was drawn as it turned").toBeGreaterThan(100);
  expect(done.longest, "longest task, processor time").toBeLessThan(LIMITS.longest);
  expect(done.frame, "two thirds of a frame at most, processor time").toBeLessThan(LIMITS.frame);
});
