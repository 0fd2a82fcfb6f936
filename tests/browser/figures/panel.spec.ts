/** A figure's panel: formulas with numbers, each step linked to what it does in the picture, by pointer, by key, by address. */
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../test";

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(`/#/figures/${path}`);
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
  return page.locator("ml-steps li button");
}

/** The picture's pixels. */
function pixels(page: Page): Promise<string> {
  return page.locator("ml-plate canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

for (const [figure, knob, count] of [["softmax-to-margin", "stage", 6], ["reference-layers", "line", 7]] as const) {
  test(`${figure}: a step shows in the picture while it is looked at, and stays once chosen`, async ({ page }) => {
    const steps = await open(page, figure);
    await expect(steps).toHaveCount(count);
    const before = await pixels(page);
    await steps.nth(1).hover();
    await expect.poll(() => pixels(page)).not.toBe(before);
    await page.mouse.move(0, 0);
    await expect.poll(() => pixels(page)).toBe(before);
    await steps.nth(1).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(`${knob}=2`);
    await page.mouse.move(0, 0);
    await expect(steps.nth(1)).toHaveAttribute("aria-pressed", "true");
    expect(await pixels(page)).not.toBe(before);
    await page.keyboard.press("Tab");
    await expect(steps.nth(2)).toHaveAttribute("aria-pressed", "true");
  });

  test(`${figure} is accessible`, async ({ page }) => {
    await open(page, figure);
    await expectAccessible(page);
  });
}

test("the numbers are MathML and follow the knobs", async ({ page }) => {
  const steps = await open(page, "softmax-to-margin?s=16");
  await expect(steps.nth(4).locator("math").first()).toHaveAttribute("alttext", "z_j = s · cos(θ_j)");
  await expect(steps.nth(4).locator(".plugged math").first()).toHaveAttribute("alttext", /^z_0 = 16 · cos\(23\.\d°\)$/);
  await expect(steps.nth(4).locator(".plugged math").last()).toHaveAttribute("alttext", / = 14\.6\d$/);
});

test("choices change the lines: easy margin has no threshold", async ({ page }) => {
  const steps = await open(page, "reference-layers?easy=on");
  await expect(steps).toHaveCount(5);
  await expect(steps.nth(3).locator("math").first()).toHaveAttribute("alttext", "ψ = φ if c > 0 else c");
});

test("a dot of the results says its number, under the pointer and by keys", async ({ page }) => {
  await open(page, "results");
  const picture = page.locator("ml-plate canvas");
  const card = page.locator("ml-spots output");
  await picture.focus();
  await page.keyboard.press("ArrowRight");
  await expect(card).toHaveText("Norm. softmax, s = 64, LFW: 98.56 %");
  await page.keyboard.press("ArrowRight");
  await expect(card).toHaveText("Norm. softmax, s = 64, CFP-FP: 89.79 %");
  const [ring, box] = [await page.locator("ml-spots i").boundingBox(), await picture.boundingBox()];
  if (!ring || !box) throw new Error("no ring");
  await page.mouse.move(box.x + 2, box.y + 2);
  await expect(card).toHaveCount(0);
  await page.mouse.move(ring.x + 9, ring.y + 9);
  await expect(card).toHaveText("Norm. softmax, s = 64, CFP-FP: 89.79 %");
  await expectAccessible(page);
});

test("the wall rests once it is left", async ({ page }) => {
  await page.addInitScript(() => {
    const counted = window as unknown as { sent: number };
    counted.sent = 0;
    const send = Worker.prototype.postMessage as (this: Worker, message: unknown, transfer: Transferable[]) => void;
    Worker.prototype.postMessage = function (this: Worker, message: unknown, transfer: Transferable[] = []) {
      counted.sent++;
      send.call(this, message, transfer);
    } as typeof Worker.prototype.postMessage;
  });
  const sent = (): Promise<number> => page.evaluate(() => (window as unknown as { sent: number }).sent);
  await page.goto("/#/figures");
  await expect.poll(sent, { timeout: 20_000 }).toBeGreaterThan(20);
  await page.goto("/#/figures/scale");
  await page.waitForTimeout(1000);
  const before = await sent();
  await page.waitForTimeout(1500);
  expect(await sent()).toBe(before);
});
