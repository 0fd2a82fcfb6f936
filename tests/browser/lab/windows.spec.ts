/** The Lab in windows of other shapes: what one watches and what one turns are seen together; nothing moves under the hand. */
import { expect, test } from "../test";
import { open } from "./lab";

for (const [shape, width, height] of [["a phone on its side", 844, 390], ["a page at 200 %", 720, 450], ["a phone", 390, 844]] as const) {
  test(`${shape} shows stage, transport and margin at once`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/#step=64");
    const handle = page.locator("ml-sheet").getByRole("button", { name: "Settings" });
    await expect(handle).toBeVisible();
    const sheet = (await page.locator("ml-sheet").boundingBox())!;
    const stage = page.locator("ml-stage canvas[role=application]");
    for (const seen of [stage, page.getByRole("button", { name: "Play", exact: true }), page.getByRole("slider", { name: "angular margin" })]) {
      await expect(seen).toBeInViewport({ ratio: 1 });
      const box = (await seen.boundingBox())!;
      expect(box.x + box.width <= sheet.x || box.y + box.height <= sheet.y, "nothing hides behind the sheet").toBe(true);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

for (const [width, height, stacked, least] of [[1024, 768, true, 255], [1440, 1200, true, 450], [1440, 900, false, 370]] as const) {
  test(`at ${width} × ${height} two planes stand ${stacked ? "one above the other" : "side by side"}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, "data=moons&step=8", 8);
    const plane = page.locator("ml-input-plane canvas");
    await expect(plane).toBeVisible();
    const [first, second] = [(await plane.boundingBox())!, (await page.locator("ml-stage").boundingBox())!];
    expect(second.y >= first.y + first.height).toBe(stacked);
    expect(second.x >= first.x + first.width).toBe(!stacked);
    for (const { width: broad, height: high } of [first, second]) {
      expect(broad).toBeGreaterThan(least);
      expect(high).toBeCloseTo(broad, 0);
    }
    const tools = (await page.locator("ml-point-fields").boundingBox())!;
    const end = (await page.locator("ml-controls").boundingBox())!.y;
    for (const { y, height: high } of [second, tools]) expect(y + high, "above the transport").toBeLessThanOrEqual(end);
    expect(tools.x + tools.width).toBeLessThanOrEqual((await page.locator("ml-lab main").boundingBox())!.x + (await page.locator("ml-lab main").boundingBox())!.width);
  });
}

for (const [width, height, theme] of [[1280, 720, ""], [1280, 720, "projector"], [1024, 768, ""]] as const) {
  test(`at ${width} × ${height} every data set is seen, and the sliders of the head (${theme || "usual type"})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, `step=64${theme && `&view.theme=${theme}`}`, 64);
    const cards = page.locator("ml-data-cards label, ml-data-cards button");
    await expect(cards).toHaveCount(10);
    for (const card of await cards.all()) {
      await expect(card).toBeInViewport({ ratio: 1 });
      expect(await card.evaluate((element) => Math.max(...[element, ...element.children].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))), "no name is cut").toBe(0);
    }
    for (const name of ["angular margin", "scale"]) await expect(page.locator("ml-choices").getByRole("slider", { name })).toBeInViewport({ ratio: 1 });
  });
}

test("on a phone the focus does not walk behind the sheet", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#step=64");
  const scale = page.getByRole("slider", { name: "scale" });
  await scale.focus();
  const [box, sheet] = [(await scale.boundingBox())!, (await page.locator("ml-sheet").boundingBox())!];
  expect(box.y + box.height).toBeLessThanOrEqual(sheet.y);
});

test("on a phone on its side the open sheet leaves the stage alone", async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#step=64");
  await page.locator("ml-sheet").getByRole("button", { name: "Settings" }).click();
  await expect(page.locator("ml-sheet ml-chips")).toBeVisible();
  const [stage, sheet] = [(await page.locator("ml-stage").boundingBox())!, (await page.locator("ml-sheet").boundingBox())!];
  expect(stage.x + stage.width).toBeLessThanOrEqual(sheet.x);
});

test("the toolbar stands still whatever the field shows; what changes nothing is greyed", async ({ page }) => {
  await page.setViewportSize({ width: 2400, height: 900 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=64", 64);
  const layers = page.locator("ml-layers .line");
  const box = layers.getByRole("checkbox", { name: "boundaries" });
  const at = (await box.boundingBox())!.x;
  const field = layers.getByRole("button", { name: /^field:/ });
  for (const shown of ["none", "winning class"]) {
    await field.click();
    await page.getByRole("menuitemradio", { name: shown }).click();
    await expect(layers.getByRole("radio", { name: "flat" })).toBeEnabled({ enabled: shown !== "none" });
    expect((await box.boundingBox())!.x).toBeCloseTo(at, 1);
  }
  await field.click();
  await page.getByRole("menuitemradio", { name: "none" }).click();
  await expect(layers.locator("ml-menu", { hasText: "field: none" })).toBeVisible();
  // One class is chosen at the end of the line: nothing follows that it could move.
  await field.click();
  await page.getByRole("menuitemradio", { name: "one class" }).click();
  await page.locator("ml-layers").getByRole("button", { name: "class: 0", exact: true }).click();
  expect((await box.boundingBox())!.x).toBeCloseTo(at, 1);
  await page.getByRole("menuitemradio", { name: "4" }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("view.class=4");
});

test("in a window of 1,280 boundaries and margins stand in the line; the tones make room", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const dim of ["2", "3"]) {
    await open(page, `dim=${dim}&step=8`, 8);
    const layers = page.locator("ml-layers .line");
    for (const name of ["boundaries", "margins"]) await expect(layers.getByRole("checkbox", { name, exact: true })).toBeVisible();
    await expect(layers.locator("ml-segments").filter({ has: page.getByRole("radio", { name: "flat", includeHidden: true }) })).toBeHidden();
  }
});

for (const [what, width, height, address] of [
  ["a beamer", 1280, 720, "/#step=8&view.theme=projector"],
  ["a small frame", 720, 520, "/embed.html#step=8"],
] as const) {
  test(`what is behind More is whole, or scrolls in itself, on ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address);
    const more = page.locator("ml-layers").getByText("More…");
    await expect(more).toBeVisible();
    const down = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
    expect(await down(), "what does not fit the line does not lengthen the page").toBeLessThanOrEqual(height);
    await more.click();
    const sheet = page.locator("ml-layers .sheet");
    await expect.poll(async () => ((box) => box!.y + box!.height)(await sheet.boundingBox())).toBeLessThanOrEqual(height);
    expect(await sheet.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    const last = page.locator("ml-layers ml-more").getByRole("checkbox").last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
    expect(await down()).toBeLessThanOrEqual(height);
  });
}

test("a margin that is warming up says where it is", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=150", 150);
  const margin = page.locator("ml-choices ml-margins ml-knob").first();
  await expect(margin).toContainText("Warming up: 0.25 now.");
  const height = (await margin.boundingBox())!.height;
  await page.getByRole("slider", { name: "Position in the run" }).press("Home");
  await expect(margin).toContainText("Warming up: 0.00 now.");
  await open(page, "step=301", 301);
  await expect(margin).not.toContainText("Warming up");
  expect((await margin.boundingBox())!.height).toBe(height);
});
