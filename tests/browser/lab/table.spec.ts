/** People bring their own tables, good and bad. */
import { expect, test } from "../test";
import { button, open, stepOf } from "./lab";

const GOOD = ["length;width;species", ...Array.from({ length: 40 }, (_, i) => `${i % 2 ? 1 : 5},${i};${i % 7},5;${i % 2 ? "reed" : "rush"}`)].join("\n");
const BAD = "a,b,species\n1,2,reed\n1,two,rush\n3,4,rush\n5,6,reed";

async function paste(page: import("@playwright/test").Page, text: string): Promise<void> {
  await page.locator("ml-data-cards").getByRole("button").click();
  await page.locator("ml-upload textarea").fill(text);
  await page.getByRole("button", { name: "Use this table" }).click();
}

test("a pasted table with decimal commas trains", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "seed=2", 0);
  await paste(page, GOOD);
  await expect(page.locator("ml-class-table")).toContainText("reed");
  await button(page, "One step").click();
  await expect.poll(() => stepOf(page)).toBe(1);
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  await expect(page.locator("ml-share")).toContainText("No link can carry your own table.");
});

test("one's own table is still there after a reload", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "seed=2", 0);
  await paste(page, GOOD);
  await button(page, "One step").click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("step=1");
  await page.reload();
  await expect(page.locator("ml-class-table")).toContainText("reed");
  await expect.poll(() => stepOf(page)).toBe(1);
});

test("after one table is given back for another, that one is there after a reload", async ({ page }) => {
  await open(page, "step=0", 0);
  for (const classes of [2, 3]) {
    await paste(page, `x,y,class\n${Array.from({ length: 12 }, (_, i) => `${i},${i % 5},${i % classes}`).join("\n")}`);
    await expect(page.locator("ml-class-table tbody tr")).toHaveCount(classes);
  }
  await page.keyboard.press("Control+z");
  await expect(page.locator("ml-class-table tbody tr")).toHaveCount(2);
  await page.waitForTimeout(600); // the address follows
  await page.reload();
  await expect(page.locator("ml-class-table tbody tr")).toHaveCount(2);
});

test("a bad table gets a sentence with row and column, and nothing trained is lost", async ({ page }) => {
  await open(page, "step=64", 64);
  await paste(page, BAD);
  await expect(page.locator("ml-upload [role=alert]")).toContainText(/two/);
  await expect(page.locator("ml-upload [role=alert]")).toContainText(/row|line/i);
  await page.keyboard.press("Escape");
  expect(await stepOf(page)).toBe(64);
});

test("a saved experiment is chosen as a file and stands where it was", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "data=iris&step=24", 24);
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save: Experiment" }).click();
  const saved = await (await saving).path();
  await open(page, "?other", 0);
  await page.locator("ml-data-cards").getByRole("button").click();
  const input = page.locator("ml-upload input[type=file]");
  await expect(input).toHaveAttribute("accept", /\.margin-lab/);
  await input.setInputFiles(saved);
  await expect.poll(() => stepOf(page)).toBe(24);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("data=iris");
});

test("text that is marked to beyond the sheet stays, and a press beside the sheet closes it", async ({ page }) => {
  await open(page, "step=8", 8);
  await page.locator("ml-data-cards").getByRole("button").click();
  const text = page.locator("ml-upload textarea");
  await text.fill(BAD);
  const box = (await text.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(20, box.y + 20, { steps: 3 });
  await page.mouse.up();
  await expect(text).toHaveValue(BAD);
  await page.mouse.click(20, box.y + 20);
  await expect(text).toHaveCount(0);
});

test("a dropped file that is too large is refused in words", async ({ page }) => {
  await open(page, "step=8", 8);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(22e6)], "large.csv"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator("ml-toast")).toContainText("22.0 MB");
});
