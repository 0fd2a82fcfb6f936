/** Coming into the room: whatever order its files arrive in, and when one of them does not. */
import { expect, test } from "../test";
import { board } from "./room";

for (const seed of [1, 2, 3]) {
  test(`the room opens whatever its files' order (${seed})`, async ({ page }) => {
    let turn = seed;
    await page.route("**/*", async (route) => {
      turn = (turn * 1103515245 + 12345) % 2147483648;
      await new Promise((resolve) => setTimeout(resolve, (turn >> 8) % 400));
      await route.continue();
    });
    await board(page);
    await page.locator("ml-bar").getByText("Lab", { exact: true }).click();
    await page.locator("ml-bar").getByText("Classifiers", { exact: true }).click();
    await expect(page.locator("ml-board .said")).toContainText("3 of 40", { timeout: 20_000 });
  });
}

test("a room whose program does not arrive says so, and opens when it does", async ({ page, quiet }) => {
  let broken = true;
  await page.route("**/*.wasm", (route) => (broken ? route.abort() : route.continue()));
  await page.goto("/#/classifiers");
  await expect(page.locator("ml-board .said")).toContainText("could not be loaded");
  broken = false;
  await page.locator("ml-bar").getByText("Figures", { exact: true }).click();
  await page.locator("ml-bar").getByText("Classifiers", { exact: true }).click();
  await expect(page.locator("ml-board .said")).toContainText("support vector", { timeout: 20_000 });
  quiet.length = 0;
});
