/** The read-outs under the pointer and while their numbers change. */
import { expect, test } from "../test";
import { button, open, stepOf } from "./lab";

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

test("the dots of an open plot are seen while the pointer is on them", async ({ page }) => {
  await open(page, "step=8", 8);
  const dots = page.locator("ml-readings").getByRole("button", { name: "Options: Loss" });
  await dots.click();
  await expect(dots).toHaveAttribute("aria-pressed", "true");
  const [ink, ground] = await dots.evaluate((button) => ((style) => [style.color, style.backgroundColor])(getComputedStyle(button)));
  expect(ink).not.toBe(ground);
});

test("the table of classes stands still while its numbers grow", async ({ page }) => {
  await open(page, "step=8", 8);
  const table = page.locator("ml-class-table");
  const heads = (): Promise<number[]> => table.locator("thead th").evaluateAll((all) => all.flatMap((head) => ((box) => [box.width, box.height])(head.getBoundingClientRect())));
  const before = await heads();
  await table.evaluate((element) => {
    const grown = element as HTMLElement & { rows: readonly { name: string; cells: readonly number[] }[] };
    grown.rows = grown.rows.map(({ name }) => ({ name, cells: [45, 1, Math.PI, 2] }));
  });
  await expect(table).toContainText("100.0 %");
  expect(await heads()).toEqual(before);
});

test("the loss says its numbers where the pointer stands, and no longer than it does", async ({ page }) => {
  await open(page, "step=80", 80);
  const plot = page.locator("ml-readings ml-figure").first();
  const drawn = (): Promise<string> => plot.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(2000);
  const before = await drawn();
  await plot.hover();
  await expect.poll(drawn).not.toBe(before);
  await page.mouse.move(5, 5);
  await expect.poll(drawn).toBe(before);
});

test("a plot that is moved in the page goes on being drawn", async ({ page }) => {
  await open(page, "step=80", 80);
  const plot = page.locator("ml-readings ml-figure").first();
  const drawn = (): Promise<string> => plot.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(2000);
  const before = await drawn();
  await plot.evaluate((element) => element.parentNode?.insertBefore(element, element.nextSibling));
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(160);
  await expect.poll(drawn).not.toBe(before);
});

test("without test samples no class has a share of them that is right", async ({ page }) => {
  await open(page, "data=iris&test-share=0&step=64", 64);
  const cells = await page.locator("ml-class-table tbody tr").first().locator("td").allInnerTexts();
  expect(cells.slice(0, 2)).toEqual(["0", "–"]);
  expect(cells[2]).toMatch(/°$/);
});

test("read-outs say whose they are", async ({ page }) => {
  await open(page, "step=8&view.angles-of=test", 8);
  await expect(page.locator("ml-readings").getByRole("heading", { name: "Angles to prototypes · test" })).toBeVisible();
  await page.locator("ml-readings").getByText("All measures").click();
  await expect(page.locator("ml-readings").getByText("Of the test samples")).toBeVisible();
});

test("samples that all fell on one point are told, with the rate that usually helps, and training goes on", async ({ page }) => {
  await open(page, "head=l-softmax&m=4&lr=0.5&step=64", 64);
  const alert = page.locator("ml-notice").getByRole("alert");
  await expect(alert).toContainText("All samples fell on one point");
  await page.getByRole("button", { name: "One step", exact: true }).click();
  await expect.poll(() => stepOf(page)).toBe(65);
  await alert.getByRole("button", { name: "Start again with" }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("lr=0.05");
  await expect(alert).toHaveCount(0);
});

test("what changes nothing in the Lab is not offered", async ({ page }) => {
  await open(page, "data=identities&held-out=3&step=8", 8);
  const knobs = page.locator("ml-choices");
  await knobs.locator("ml-disclosure").first().click();
  await expect(knobs.locator("ml-knob").filter({ hasText: "pose" }).first()).toBeVisible();
  await expect(knobs.locator("ml-knob").filter({ hasText: "strangers" })).toHaveCount(0);
  expect(await page.evaluate(() => location.hash)).toContain("held-out=3");
});
