/** Three dimensions: the switch, turning by hand and by keys, and the same address coming back to the same picture. */
import { swipe } from "../finger";
import { expect, expectAccessible, test } from "../test";
import { open, pixels, stepOf } from "./lab";

test("3-D trains on a sphere that a drag turns", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=0", 0);
  await page.locator("ml-layers").getByRole("radio", { name: "3-D" }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("dim=3");
  await page.locator("body").press(".");
  await expect.poll(() => stepOf(page)).toBe(1);
  const stage = page.locator("ml-stage canvas[role=application]");
  const before = await pixels(page);
  const box = (await stage.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.08, box.y + box.height * 0.08);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.2, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/view\.yaw=.*view\.pitch=/);
  expect(await pixels(page)).not.toBe(before);
  await stage.dblclick({ position: { x: 8, y: 8 } });
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain("view.yaw");
});

test("keys turn the sphere and show it from named sides; the link brings the view back", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "dim=3&step=40", 40);
  await expectAccessible(page);
  await page.locator("ml-stage canvas[role=application]").focus();
  await page.keyboard.press("3");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("view.pitch=90");
  await page.keyboard.press("Shift+ArrowUp");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("view.pitch=80");
  await page.locator("ml-stage canvas[role=application]").blur();
  const shown = await pixels(page);
  await page.reload();
  await expect.poll(() => stepOf(page)).toBe(40);
  expect(await pixels(page)).toBe(shown);
});

test.describe("under a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger turns the sphere, and the page stays where it is", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/#dim=3&step=1");
    await expect.poll(() => stepOf(page)).toBe(1);
    const box = (await page.locator("ml-stage canvas[role=application]").boundingBox())!;
    const [x, y] = [box.x + box.width * 0.1, box.y + box.height * 0.9];
    await swipe(page, [[x, y], [x + 20, y - 10], [x + 60, y - 24], [x + 110, y - 40]]);
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/view\.yaw=.*view\.pitch=/);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test("a finger that rests before it goes turns the sphere any way; one that does not scrolls", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/#dim=3&step=1");
    await expect.poll(() => stepOf(page)).toBe(1);
    const box = (await page.locator("ml-stage canvas[role=application]").boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.7];
    const up = [[x, y], [x, y - 30], [x + 2, y - 90], [x + 2, y - 150]] as const;
    await swipe(page, up, 500);
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("view.pitch=");
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const turned = await page.evaluate(() => location.hash);
    await swipe(page, up);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(60);
    await page.waitForTimeout(600); // the address follows by now
    expect(await page.evaluate(() => location.hash)).toBe(turned);
  });
});
