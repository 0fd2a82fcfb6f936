/** The board and the gallery under a finger, and on the narrowest screens. */
import type { Page } from "@playwright/test";
import { swipe } from "../finger";
import { expect, test } from "../test";
import { board, gallery, words } from "./room";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Where a point of the board is on the screen. */
async function spot(page: Page, index: number): Promise<readonly [number, number]> {
  return page.locator("ml-board").evaluate((element, i) => {
    const { plate, picture } = element as unknown as { plate: { places: (options: string) => Float64Array }; picture: { options: () => string; canvas: HTMLElement } };
    const { left, top } = picture.canvas.getBoundingClientRect();
    const [x = 0, y = 0] = plate.places(picture.options()).subarray(2 * i);
    return [left + x, top + y] as const;
  }, index);
}

test("a finger drags a point, taps its class, and scrolls beside it", async ({ page }) => {
  await board(page);
  await expect(page.getByText("Tap it to change its class")).toBeVisible();
  await expect(page.getByText("Click it to change its class")).toBeHidden();
  const [x, y] = await spot(page, 2); // far from any other
  await swipe(page, [[x, y], [x + 10, y - 12], [x + 24, y - 30], [x + 40, y - 50]]);
  await expect.poll(async () => (await spot(page, 2))[0] - x).toBeCloseTo(40, 0);
  await expect.poll(async () => (await spot(page, 2))[1] - y).toBeCloseTo(-50, 0);
  expect(await page.evaluate(() => scrollY), "a drag does not scroll").toBe(0);
  await expect(page.locator("ml-spot-fields")).toContainText("class 1");
  await page.touchscreen.tap(x + 40, y - 50);
  await expect(page.locator("ml-spot-fields")).toContainText("class 0");

  const box = (await page.locator("ml-board ml-plate canvas").boundingBox())!;
  const [left, low] = [box.x + 60, box.y + box.height - 90];
  await page.touchscreen.tap(left, low);
  await expect.poll(() => words(page)).toContain("of 41 points");
  await swipe(page, [[left + 240, low], [left + 240, low - 60], [left + 240, low - 140], [left + 240, low - 220]]);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(80);
  expect(await words(page), "a scroll adds no point").toContain("of 41 points");
});

test("a tap on the gallery asks every row", async ({ page }) => {
  await gallery(page);
  const box = (await page.locator("ml-probabilities ml-plate canvas").boundingBox())!;
  await page.touchscreen.tap(box.x + 60, box.y + 100);
  await expect(page.locator("ml-probe tbody tr")).toHaveCount(5);
  const card = (await page.locator("ml-probe div").boundingBox())!;
  expect(card.x).toBeGreaterThanOrEqual(0);
  expect(card.x + card.width).toBeLessThanOrEqual(390);
});

test("nothing is cut off on the narrowest screens", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const open of [board, gallery]) {
    await open(page);
    const over = await page.evaluate(() => {
      const deep = (root: ParentNode): Element[] => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? deep(element.shadowRoot) : [])]);
      const shown = deep(document).filter((element) => getComputedStyle(element).visibility !== "hidden" && element.getBoundingClientRect().width > 0);
      return shown.filter((element) => element.getBoundingClientRect().right > 320.5).map(({ localName }) => localName);
    });
    expect(over).toEqual([]);
  }
});
