/** A figure's own page trains and draws nothing while its picture is scrolled away. */
import { expect, test } from "../test";

test("a picture that was scrolled away waits, and goes on when it is seen again", async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 500 });
  await page.goto("/#/figures/arcface-toy?steps=2000");
  const picture = page.locator("ml-figure-page figure");
  await expect(picture).toHaveAttribute("aria-busy", "true");
  await expect.poll(() => page.locator("ml-plate canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).width)).not.toBe(300);
  await page.locator("ml-figure-page section").evaluate((element) => {
    element.style.setProperty("margin-top", "1500px");
    element.scrollIntoView();
  });
  await page.waitForTimeout(500); // the observers speak, and what was under way comes to its end
  const pixels = (): Promise<string> => page.locator("ml-plate canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await pixels();
  await page.waitForTimeout(4000);
  expect((await pixels()) === before, "nothing was drawn").toBe(true);
  await expect(picture).toHaveAttribute("aria-busy", "true");
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
  expect((await pixels()) === before, "it went on").toBe(false);
});
