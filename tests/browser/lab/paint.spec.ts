/** Two-dimensional data can be painted, moved and deleted, by hand and by key, and taken back. */
import { expect, test } from "../test";
import { open, stepOf } from "./lab";

const classes = (page: import("@playwright/test").Page): Promise<number> =>
  page.locator("ml-class-table").evaluate((table) => (table as HTMLElement & { rows: { cells: number[] }[] }).rows.length);
const hash = (page: import("@playwright/test").Page): Promise<string> => page.evaluate(() => location.hash);

/** What lies at this share of the plane's width and height. */
function located(page: import("@playwright/test").Page, share: number): Promise<number[]> {
  return page.locator("ml-input-plane").evaluate((element, at) => {
    const { experiment, figure, drawn } = element as HTMLElement & { experiment: { picture: { locate: (...args: unknown[]) => Float64Array } }; figure: string; drawn: () => string };
    const { clientWidth, clientHeight } = element.shadowRoot!.querySelector("canvas")!;
    return [...experiment.picture.locate(figure, drawn.call(element), at * clientWidth, at * clientHeight)];
  }, share);
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

test("a press paints a point, undo takes it back, redo puts it there again", async ({ page }) => {
  await open(page, "data=moons&step=16", 16);
  expect(await classes(page)).toBe(2);
  const plane = page.locator("ml-input-plane canvas");
  const box = (await plane.boundingBox())!;
  await plane.click({ position: { x: box.width * 0.1, y: box.height * 0.9 } });
  await expect.poll(() => hash(page)).toContain("point.add");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(1);
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => hash(page)).not.toContain("point.add");
  await page.locator("ml-bar").getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => hash(page)).toContain("point.add");
});

test("a stroke is one act, however long the hand rests, and the plane stands still under it", async ({ page }) => {
  await open(page, "data=moons&step=200", 200);
  const plane = page.locator("ml-input-plane canvas");
  const box = (await plane.boundingBox())!;
  const at = (share: number): [number, number] => [box.x + box.width * share, box.y + box.height * 0.94];
  const points = (): Promise<number> => hash(page).then((text) => text.split(/point\.add|;:/).length - 1);
  const corner = (): Promise<number[]> => located(page, 0);
  const before = await corner();
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.4), { steps: 8 });
  await page.waitForTimeout(900);
  await page.mouse.move(...at(0.6), { steps: 8 });
  await page.mouse.up();
  await expect.poll(points).toBeGreaterThan(3);
  expect(await corner()).toEqual(before);
  await page.keyboard.press("Control+z");
  await expect.poll(points).toBe(0);
  await expect.poll(() => stepOf(page)).toBe(200);
});

test("a point is walked to, moved and deleted with keys alone", async ({ page }) => {
  await open(page, "data=moons&step=16", 16);
  await page.locator("ml-input-plane canvas").focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => hash(page)).toContain("point.move.0");
  await page.keyboard.press("Delete");
  await expect.poll(() => hash(page)).toContain("point.delete.0");
});

test("A adds a point, and the arrows move that one", async ({ page }) => {
  await open(page, "data=moons&step=16", 16);
  const fields = page.locator("ml-point-fields");
  const place = async (): Promise<number[]> => Promise.all(["x", "y"].map(async (name) => Number(await fields.getByLabel(`${name} of the point`).inputValue())));
  const [x = Number.NaN, y = Number.NaN] = await located(page, 0.5);
  await page.locator("ml-input-plane canvas").focus();
  await page.keyboard.press("a");
  await expect(fields).toContainText("Point 401");
  expect((await place())[0]).toBeCloseTo(x, 2);
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => hash(page)).toContain("point.move.400");
  await expect.poll(async () => (await place())[0]).toBeGreaterThan(x + 0.05);
  expect((await place())[1]).toBeCloseTo(y, 2);
  // Beside the one that is held, and held in turn.
  await page.keyboard.press("a");
  await expect(fields).toContainText("Point 402");
  await page.keyboard.press("Delete");
  await expect.poll(() => hash(page)).toContain("point.delete.401");
});

test("a point is placed by numbers", async ({ page }) => {
  await open(page, "data=moons&step=16", 16);
  const fields = page.locator("ml-point-fields");
  await fields.getByLabel("x of the point").fill("0.25");
  await fields.getByLabel("y of the point").fill("-0.5");
  await fields.getByRole("button", { name: "Add" }).click();
  await expect.poll(() => hash(page)).toContain("point.add:0.25,-0.5,0");
  await fields.getByLabel("x of the point").fill("0.75");
  await fields.getByLabel("y of the point").press("Enter");
  await expect.poll(() => hash(page)).toContain("0.75,-0.5,0");
});

test("where undoing took a point away its numbers add a new one", async ({ page }) => {
  await open(page, "data=moons&step=16", 16);
  const fields = page.locator("ml-point-fields");
  await fields.getByRole("button", { name: "Add" }).click();
  await expect.poll(() => hash(page)).toContain("point.add:0,0,0");
  // From the first point back to the last.
  await page.locator("ml-input-plane canvas").focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  await fields.getByRole("button", { name: "Move there" }).focus();
  await page.keyboard.press("Control+z");
  await expect.poll(() => hash(page)).not.toContain("point.add");
  const add = fields.getByRole("button", { name: "Add" });
  await expect(add).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => hash(page)).toContain("point.add");
});

test("the numbers of a point follow it when a key moves it", async ({ page }) => {
  await open(page, "data=moons&step=16", 16);
  const x = page.locator("ml-point-fields").getByLabel("x of the point");
  await page.locator("ml-input-plane canvas").focus();
  await page.keyboard.press("PageDown");
  await expect(page.locator("ml-point-fields")).toContainText("Point 1");
  const before = Number(await x.inputValue());
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => Number(await x.inputValue())).toBeGreaterThan(before + 0.05);
});

test("the brush is a class of the data that is shown", async ({ page }) => {
  await open(page, "data=blobs&step=16", 16);
  const tools = page.locator("ml-paint-tools");
  const last = tools.getByRole("radiogroup", { name: "Class to paint" }).getByRole("radio").last();
  await last.check();
  await page.locator("ml-data-cards").getByRole("radio", { name: "Moons" }).check();
  await expect(tools.getByRole("radiogroup", { name: "Class to paint" }).getByRole("radio")).toHaveCount(2);
  await expect(last).toBeChecked();
  const plane = page.locator("ml-input-plane canvas");
  const box = (await plane.boundingBox())!;
  await plane.click({ position: { x: box.width * 0.1, y: box.height * 0.9 } });
  await expect.poll(() => hash(page)).toMatch(/point\.add:[^&]*,1(&|$)/);
});

test("a hundred classes to paint leave the transport and the numbers where they are used", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "data=moons&step=8", 8);
  await page.evaluate(() => {
    const rows = Array.from({ length: 400 }, (_, i) => `${i % 10},${i % 7},group ${i % 100}`);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([`x,y,class\n${rows.join("\n")}\n`], "many.csv"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  const chips = page.locator("ml-paint-tools").getByRole("radiogroup", { name: "Class to paint" });
  await expect(chips.getByRole("radio")).toHaveCount(100);
  await page.locator("ml-transport").getByRole("button", { name: /^(Play|Pause)$/ }).click({ timeout: 2_000 });
  await expect(page.locator("ml-point-fields").getByRole("button", { name: "Add" })).toBeInViewport();
  // The last one is reached by the arrows, and scrolled to.
  await chips.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chips.getByText("99 · group 99", { exact: true })).toBeInViewport();
  // A key's choice is brought back into sight.
  await page.locator("ml-input-plane canvas").focus();
  await page.keyboard.press("1");
  await expect(chips.getByText("1 · group 1", { exact: true })).toBeInViewport();
});

for (const [width, height] of [[1024, 768], [1280, 800], [1280, 600]] as const) {
  test(`twenty classes leave both planes square at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "data=blobs&classes=20&step=8", 8);
    await page.locator("ml-input-plane canvas").focus();
    await page.keyboard.press("PageDown");
    const box = async (place: string): Promise<{ x: number; y: number; width: number; height: number }> => (await page.locator(place).boundingBox())!;
    const [stage, plane, fields, transport] = await Promise.all(["ml-stage", "ml-input-plane .plane", "ml-point-fields", "ml-transport"].map(box));
    for (const { width: broad, height: high } of [stage!, plane!]) expect(Math.abs(broad - high)).toBeLessThan(2);
    expect(stage!.width).toBeGreaterThan(240);
    expect(stage!.width).toBeCloseTo(plane!.width, 0);
    expect(Math.max(stage!.y + stage!.height, fields!.y + fields!.height)).toBeLessThanOrEqual(transport!.y);
  });
}
