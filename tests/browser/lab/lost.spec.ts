/** What could not be had: a part of the page that a newer build replaced, a room, a file that is none. */
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { open, stepOf } from "./lab";

/** Files of the page that are gone for now; returns the way to bring them back. */
async function lose(page: Page, name: RegExp): Promise<() => Promise<void>> {
  await page.route(name, (route) => route.fulfill({ status: 404, body: "" }));
  return () => page.unroute(name);
}

/** Lets a file fall on the page: one that can be read, or one that cannot. */
async function drop(page: Page, text: string | undefined): Promise<void> {
  await page.evaluate((content) => {
    const file = new File([content ?? ""], "mine.csv");
    if (content === undefined) Object.defineProperty(File.prototype, "arrayBuffer", { value: () => Promise.reject(new DOMException("gone", "NotFoundError")), configurable: true });
    const files = new DataTransfer();
    files.items.add(file);
    dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
  }, text);
}

test("a sheet that could not be fetched is said, leaves the keys alone, and can be asked for again", async ({ page, quiet }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  const found = await lose(page, /\/sheets-[^/]*\.js/);
  const share = page.locator("ml-bar").getByRole("button", { name: "Share" });
  await share.click();
  await expect(page.locator("ml-toast")).toContainText("could not be loaded");
  await page.locator("body").press(".");
  await expect.poll(() => stepOf(page)).toBe(1);
  await found();
  quiet.length = 0;
  await share.click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a room that could not be fetched is offered again", async ({ page, quiet }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  const found = await lose(page, /\/figures-[^/]*\.js|\/index-[^/]*\.js/);
  await page.locator("ml-bar").getByRole("link", { name: "Figures" }).click();
  await expect(page.locator("ml-room")).toContainText("could not be loaded");
  await found();
  quiet.length = 0;
  await page.locator("ml-room").getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
});

test("a file that is refused in another room leaves one there, and the bar's links alive", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  await page.locator("ml-bar").getByRole("link", { name: "Figures" }).click();
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
  await drop(page, "no table at all");
  await expect(page.locator("ml-toast").getByRole("status")).not.toBeEmpty();
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
  await page.locator("ml-bar").getByRole("link", { name: "Lab" }).click();
  await expect(page.locator("ml-stage")).toBeVisible();
  await page.locator("ml-bar").getByRole("link", { name: "Figures" }).click();
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
  // One that can be taken leads to the Lab, and so does the address.
  await drop(page, "x,y,class\n1,2,a\n2,1,b\n3,4,a\n4,3,b\n5,6,a\n6,5,b\n");
  await expect(page.locator("ml-stage")).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("data=table");
});

test("a file that cannot be read is said", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  await drop(page, undefined);
  await expect(page.locator("ml-toast")).toContainText("“mine.csv” could not be read");
});
