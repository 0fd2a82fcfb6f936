/** The probability gallery: accuracies, speed, the probe, choices, downloads. */
import { expect, expectAccessible, test } from "../test";
import { address, gallery, said, whole } from "./room";

/** Milliseconds for the first four rows and for the Gaussian process of the classic gallery, 150 × 150 cells a panel. */
const BUDGET = { rows: 300, process: 600 };
/** A machine that is shared with other work is given so many times that; the numbers themselves are printed. */
const SHARED = 5;

test("the classic gallery shows the true optima", async ({ page }) => {
  await gallery(page);
  const text = await said(page);
  for (const share of ["Row 1, Logistic regression: 83.3", "Row 2, Logistic regression: 83.3", "Row 3, Logistic regression: 80", "Row 4, Support vector machine: 82", "Row 5, Gaussian process: 82.7"]) {
    expect(text).toContain(share);
  }
  await expect(page.locator("ml-probabilities aside")).toContainText("stopped before they had converged");
});

test("rows are drawn as they are ready, in time", async ({ page }) => {
  await gallery(page, "grid=16");
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // The best of five: the bar is the machine's, not its neighbours'.
  for (let run = 0; run < 5; run++) {
    const query = new URLSearchParams({ grid: "150", most: String(150 + 10 * run) });
    await page.evaluate((text) => (location.hash = `#/classifiers/probability-gallery?${text}`), query.toString());
    await expect.poll(() => said(page)).toContain("being fitted");
    await whole(page);
    const times = await page.locator("ml-probabilities").evaluate((room) => [...(room as unknown as { times: readonly number[] }).times]);
    best[0] = Math.min(best[0] ?? 0, Math.max(...times.slice(0, 4)));
    best[1] = Math.min(best[1] ?? 0, times[4] ?? 0);
  }
  console.log(`four rows ${best[0]?.toFixed(0)} ms, Gaussian process ${best[1]?.toFixed(0)} ms`);
  expect(best[0]).toBeLessThan(SHARED * BUDGET.rows);
  expect(best[1]).toBeLessThan(SHARED * BUDGET.process);
});

test("the probe asks every row at once", async ({ page }) => {
  await gallery(page);
  const canvas = page.locator("ml-probabilities ml-plate canvas");
  await canvas.focus();
  await page.keyboard.press("ArrowRight");
  const table = page.locator("ml-probe table");
  await expect(table.locator("tbody tr")).toHaveCount(5);
  const row = await table.locator("tbody tr").first().locator("td").allInnerTexts();
  expect(row.map(Number).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
  await page.keyboard.press("Escape");
  await expect(table).toHaveCount(0);
});

test("presets, rows and data go into the address, and a margin head joins", async ({ page }) => {
  await gallery(page);
  await page.locator("ml-probabilities nav > ml-menu").getByRole("button").click();
  await page.getByRole("menuitem", { name: "scikit-learn 1.9" }).or(page.getByRole("menuitemradio", { name: "scikit-learn 1.9" })).click();
  await expect.poll(() => said(page), { timeout: 30_000 }).toContain("Row 1, Logistic regression: 82.7");
  await expect.poll(() => address(page)).toContain("split=scikit-learn");
  await page.locator("ml-rows ml-menu").getByRole("button").click();
  await page.getByRole("menuitem", { name: "CosFace, from the Lab" }).or(page.getByRole("menuitemradio", { name: "CosFace, from the Lab" })).click();
  await expect.poll(() => said(page), { timeout: 30_000 }).toContain("CosFace");
  await expect.poll(() => address(page)).toContain("cosface");
  await page.reload();
  await expect.poll(() => said(page), { timeout: 30_000 }).toContain("CosFace");
});

test("the whole gallery is saved as SVG and PNG", async ({ page }) => {
  await gallery(page);
  for (const kind of ["SVG", "PNG"]) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: `Save ${kind}` }).click();
    expect((await download).suggestedFilename()).toBe(`margin-lab-probability-gallery.${kind.toLowerCase()}`);
  }
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the gallery (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await gallery(page);
    await expectAccessible(page);
  });
}

test("a phone sees the picture first, and nothing is wider than it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await gallery(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
