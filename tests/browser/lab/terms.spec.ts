/** Auxiliary losses: chosen while it trains, kept by the link, usable by everyone. */
import { expect, expectAccessible, test } from "../test";
import { button, open, pace, paused, pixels, stepOf } from "./lab";

test("a term joins what is trained, and the link brings the same picture back", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "head=softmax&seed=3&step=120", 120);
  const terms = page.locator("ml-choices ml-terms");
  await expect(terms.locator("summary")).toHaveText("Auxiliary loss: None");
  await terms.locator("summary").click();
  await terms.getByRole("radio", { name: "Center" }).check({ force: true });
  await expect(terms.locator("summary")).toHaveText("Auxiliary loss: Center · λ 0.01");
  await expect(terms.locator("math")).toHaveAttribute("alttext", "λ / 2 · ‖x − c_y‖^2");
  expect(await stepOf(page), "nothing trained is lost").toBe(120);
  await terms.locator("ml-knob").first().getByRole("textbox").fill("0.1");
  await page.keyboard.press("Enter");
  await pace(page, "300/s");
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(240);
  await button(page, "Pause").click();
  await paused(page);
  await expect.poll(async () => (await page.evaluate(() => location.hash)).includes(`step=${await stepOf(page)}`)).toBe(true);
  expect(await page.evaluate(() => location.hash)).toMatch(/120:term:center/);
  const step = await stepOf(page);
  const seen = await pixels(page);
  await page.reload();
  await expect.poll(() => stepOf(page)).toBe(step);
  await expect(terms.locator("summary")).toHaveText("Auxiliary loss: Center · λ 0.1");
  expect(await pixels(page)).toBe(seen);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing beside an open term (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await open(page, "term=contrastive&step=64", 64);
    await expect(page.locator("ml-terms math")).toBeVisible();
    await expectAccessible(page);
  });
}
