/** The scrubber in hand, and the curve that one scrubs by. */
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { button, open, rewound, stepOf } from "./lab";

/** Presses on the scrubber at a share of its width. */
async function press(page: Page, share: number): Promise<void> {
  const box = (await page.locator("ml-scrubber").getByRole("slider").boundingBox())!;
  await page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
  await page.mouse.down();
}

/** Steps of the first and the last point of the curve, as shares of the track. */
async function ends(page: Page): Promise<[number, number]> {
  const drawn = (await page.locator("ml-curve path.line").getAttribute("d")) ?? "";
  const across = drawn.slice(1).split("L").map((point) => Number(point.split(/[ ,]/)[0]) / 1000);
  return [across[0] ?? Number.NaN, across.at(-1) ?? Number.NaN];
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

test("where the hand lets go is where one goes, whatever is reported on the way there", async ({ page }) => {
  await open(page, "step=300", 300);
  const scrubber = page.locator("ml-scrubber");
  await press(page, 0.06);
  const wanted = Number(await scrubber.getByRole("slider").getAttribute("aria-valuenow"));
  expect(wanted).toBeGreaterThan(100);
  expect(wanted).toBeLessThan(260);
  await expect.poll(() => stepOf(page)).toBe(wanted);
  // As the page does for every step that a slow machine replays on its way.
  await scrubber.evaluate((element) => ((element as HTMLElement & { step: number }).step = 17));
  await expect(scrubber.getByRole("slider")).toHaveAttribute("aria-valuenow", String(wanted));
  await page.mouse.up();
  await page.waitForTimeout(500); // a way to another step would have begun
  expect(await stepOf(page)).toBe(wanted);
});

test("a mouse that points at the track sees the step there; the end stands behind the track", async ({ page }) => {
  await open(page, "step=300", 300);
  const scrubber = page.locator("ml-scrubber");
  await expect(scrubber.locator(".end")).toHaveText("3,000");
  const box = (await scrubber.getByRole("slider").boundingBox())!;
  await page.mouse.move(box.x + 0.05 * box.width, box.y + box.height / 2);
  const aimed = Number(await scrubber.locator(".aim").textContent());
  expect(Math.abs(aimed - 150)).toBeLessThan(12);
  expect(await stepOf(page), "pointing goes nowhere").toBe(300);
  await page.mouse.move(0, 0);
  await expect(scrubber.locator(".aim")).toHaveCount(0);
});

test("after a way back the curve keeps what lies ahead, until something is changed", async ({ page }) => {
  await open(page, "step=300", 300);
  await expect.poll(async () => (await ends(page))[1]).toBeCloseTo(0.1, 2);
  const whole = await ends(page);
  await press(page, 0.05);
  await page.mouse.up();
  await expect.poll(() => stepOf(page)).toBeLessThan(200);
  await page.waitForTimeout(300); // the numbers of this step come, and with them the curve
  expect(await ends(page)).toEqual(whole);
  await page.locator("ml-choices ml-knob").getByRole("slider").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await ends(page))[1]).toBeLessThan(0.07);
});

test("the track says where it ends, beside it, where no curve passes", async ({ page }) => {
  await open(page, "step=64", 64);
  const end = page.locator("ml-scrubber .end");
  await expect(end).toHaveText("3,000");
  const track = (await page.locator("ml-scrubber").getByRole("slider").boundingBox())!;
  expect((await end.boundingBox())!.x).toBeGreaterThanOrEqual(track.x + track.width);
  await open(page, "step=3200", 3200);
  await expect(page.locator("ml-scrubber .end")).toHaveText("3,200");
});

test("keys go on from the step that is being gone to", async ({ page }) => {
  await rewound(page, 20_000);
  // Before the way to the first of them is gone.
  for (let press = 0; press < 3; press++) await page.keyboard.press("PageUp", { delay: 50 });
  await expect.poll(() => stepOf(page)).toBe(6000);
});

test("playing goes on from where one went back to", async ({ page }) => {
  await rewound(page, 200);
  await page.keyboard.press("Space");
  await expect(button(page, "Pause")).toBeVisible();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(0);
  await button(page, "Pause").click();
});

test("a change after a way back says what it replaced, and undo brings that back", async ({ page }) => {
  const scrubber = await rewound(page, 200);
  await scrubber.press("Shift+ArrowRight");
  await expect.poll(() => stepOf(page)).toBe(10);
  await page.locator("ml-choices ml-knob").getByRole("slider").first().focus();
  await page.keyboard.press("ArrowRight");
  const toast = page.locator("ml-toast");
  await expect(toast).toContainText("The run after step 10 was replaced.");
  await expect(scrubber).toHaveAttribute("aria-valuemax", "10");
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).not.toContainText("replaced");
  await expect(scrubber).toHaveAttribute("aria-valuemax", "200");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(500);
  await expect(toast, "nothing came after it").not.toContainText("replaced");
});
