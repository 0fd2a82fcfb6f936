/** Sixty frames a second while it trains, and no task of the page above 50 ms. */
import { expect, test } from "../test";
import { FRAME, frames, LIMITS, loaded, work } from "../pace";
import { button, open, pace, stepOf } from "./lab";

/** Milliseconds watched, and tries: the best of them is the page's, the others may be the machine's. */
const WATCH = 3000;
const TRIES = 3;
/** The clock's grain. */
const GRAIN = 1;

for (const [speed, fragment] of [["60/s", ""], ["fastest", "layers=256-256"]] as const) {
  test(`training at ${speed} leaves the page sixty frames a second`, async ({ page }) => {
    test.setTimeout(120_000);
    const others = [await loaded(page, WATCH)];
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
    const tries = [(await frames(page, WATCH)).median];
    while (tries.length < TRIES && Math.min(...tries) > FRAME + GRAIN) tries.push((await frames(page, WATCH)).median);
    const best = Math.min(...tries);
    if (best > FRAME + GRAIN) others.push(await loaded(page, WATCH));
    const said = (times: readonly number[]): string => times.map((time) => time.toFixed(1)).join(", ");
    console.log(`${speed}: ${said(tries)} ms between frames; another page of that load ${said(others)} ms`);
    // Sixty a second; on a machine where no page of that load has them, as many as such a page.
    expect(best, "milliseconds between frames").toBeLessThan(Math.max(FRAME, ...others) + GRAIN);
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
