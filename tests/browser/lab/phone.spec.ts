/** The Lab on a phone: the stage first, the transport under it, choices in a sheet, read-outs in a strip. */
import type { Locator, Page } from "@playwright/test";
import { swipe } from "../finger";
import { expect, expectAccessible, test } from "../test";
import { stepOf } from "./lab";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("stage, transport and read-outs follow each other, and nothing scrolls sideways", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#step=64");
  await expect(page.locator("ml-numbers dd").first()).toBeVisible();
  const top = async (name: string): Promise<number> => (await page.locator(name).boundingBox())?.y ?? Number.NaN;
  expect(await top("ml-stage")).toBeLessThan(await top("ml-transport"));
  expect(await top("ml-transport")).toBeLessThan(await top("ml-numbers"));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});

test("the choices come up in a sheet, and targets are large enough for a thumb", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#step=64");
  await page.locator("ml-sheet").getByRole("button", { name: "Settings" }).tap();
  await expect(page.locator("ml-sheet ml-chips")).toBeVisible();
  const small = await page.locator("ml-transport ml-button, ml-bar ml-button").evaluateAll((buttons) =>
    buttons.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width > 0 && (width < 43.5 || height < 43.5)).length,
  );
  expect(small).toBe(0);
});

for (const dim of [2, 3]) {
  test(`a finger that goes up or down over the stage scrolls the page, also after a tap (${dim}-D)`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`/#dim=${dim}&step=64`);
    await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBe(64);
    const canvas = page.locator("ml-stage canvas[role=application]");
    const scrolled = (): Promise<number> => page.evaluate(() => scrollY);
    for (const tapped of [false, true]) {
      await page.evaluate(() => scrollTo(0, 0));
      const { x, y, width, height } = (await canvas.boundingBox())!;
      const [across, down] = [x + 0.97 * width, y + 0.9 * height];
      if (tapped) await page.touchscreen.tap(across, down);
      if (tapped) await expect(canvas).toBeFocused();
      await swipe(page, [[across, down], [across, down - 20], [across - 2, down - 90], [across + 2, down - 180]]);
      await expect.poll(scrolled, `tapped: ${tapped}`).toBeGreaterThan(80);
    }
    await page.waitForTimeout(600); // the address follows by now
    expect(await page.evaluate(() => location.hash)).not.toMatch(/view\.|e=/);
  });
}

test("the sheet follows the one hand that pulls it, wherever that lets go", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#step=64");
  const sheet = page.locator("ml-sheet");
  const handle = sheet.getByRole("button", { name: "Settings", exact: true });
  await expect(sheet.locator("ml-chips")).toBeAttached();
  const middle = async (): Promise<[number, number]> => {
    const box = (await handle.boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = await middle();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 6);
  // Another finger is no hand of this pull.
  await handle.dispatchEvent("pointermove", { pointerId: 99, pointerType: "touch", clientX: x, clientY: y - 200, bubbles: true, composed: true });
  await expect(handle).toHaveAttribute("aria-expanded", "false");
  await page.mouse.move(x, y - 300);
  await expect(handle).toHaveAttribute("aria-expanded", "true");
  await page.mouse.up();
  await expect(handle).toHaveAttribute("aria-expanded", "true");
  const [left, top] = await middle();
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(left, top - 100);
  await page.mouse.move(left, top + 300);
  await page.mouse.up();
  await expect(handle).toHaveAttribute("aria-expanded", "false");
  await handle.click();
  await expect(handle).toHaveAttribute("aria-expanded", "true");
  await handle.press("Enter");
  await expect(handle).toHaveAttribute("aria-expanded", "false");
});

/** Brings something to the middle of the screen; its box. */
async function amid(page: Page, what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await what.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await page.waitForTimeout(200);
  return (await what.boundingBox())!;
}

test("a finger that scrolls from a knob or the scrubber changes neither; sideways and a tap do", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#step=64");
  await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBe(64);
  const m = page.locator("ml-margins:visible").getByRole("slider", { name: "angular margin" });
  const before = await m.getAttribute("aria-valuetext");
  for (const slider of [m, page.getByRole("slider", { name: "Position in the run" })]) {
    const { x, y, width, height } = await amid(page, slider);
    const from = await page.evaluate(() => scrollY);
    const at = [x + 0.7 * width, y + height / 2] as const;
    await swipe(page, [at, [at[0], at[1] - 6], [at[0] + 2, at[1] - 60], [at[0] + 2, at[1] - 140], [at[0] + 60, at[1] - 180]]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(from + 40);
  }
  await page.waitForTimeout(600); // the address follows by now
  expect(await m.getAttribute("aria-valuetext"), "the margin").toBe(before);
  expect(await stepOf(page)).toBe(64);
  expect(await page.evaluate(() => location.hash), "no event").not.toContain("e=");

  const { x, y, width, height } = await amid(page, m);
  const middle = y + height / 2;
  await swipe(page, [[x + 0.33 * width, middle], [x + 0.36 * width, middle], [x + 0.5 * width, middle], [x + 0.66 * width, middle]]);
  await expect.poll(async () => Number.parseFloat((await m.getAttribute("aria-valuetext")) ?? "")).toBeCloseTo(1, 1);
  await page.touchscreen.tap(x + 0.2 * width, middle);
  await expect.poll(async () => Number.parseFloat((await m.getAttribute("aria-valuetext")) ?? "")).toBeCloseTo(0.28, 1);
});
