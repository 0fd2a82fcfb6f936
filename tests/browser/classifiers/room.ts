/** What the tests of the Classifiers room do and read. */
import { expect, type Page } from "@playwright/test";

/** Opens the board; the machine is fitted when words say so. */
export async function board(page: Page, query = ""): Promise<void> {
  await page.goto(`/#/classifiers${query === "" ? "" : `/svm?${query}`}`);
  await expect(page.locator("ml-board .said")).toContainText("support vector", { timeout: 20_000 });
}

/** Opens the gallery and waits until every row is drawn. */
export async function gallery(page: Page, query = ""): Promise<void> {
  await page.goto(`/#/classifiers/probability-gallery${query === "" ? "" : `?${query}`}`);
  await whole(page);
}

/** Waits until every row of the gallery is there. */
export async function whole(page: Page): Promise<void> {
  await expect.poll(() => said(page), { timeout: 30_000 }).toMatch(/right\.$/);
  await expect.poll(() => said(page)).not.toContain("being fitted");
}

/** What the gallery says of itself to a screen reader. */
export async function said(page: Page): Promise<string> {
  return (await page.locator("ml-probabilities ml-plate canvas").getAttribute("aria-label")) ?? "";
}

/** What the board says in words of the machine that was fitted. */
export async function words(page: Page): Promise<string> {
  return page.locator("ml-board .said").innerText();
}

/** The address. */
export async function address(page: Page): Promise<string> {
  return page.evaluate(() => decodeURIComponent(location.hash));
}
