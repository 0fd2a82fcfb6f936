/** Low windows: a projector, a phone on its side, a page at 200 %. A figure is whole, with what changes it beside it. */
import { expect, test } from "../test";

const WINDOWS = [
  { width: 1280, height: 720 },
  { width: 844, height: 390 },
  { width: 720, height: 450 },
];

const PICTURES = [
  ["/#/figures/margin-kinds", "ml-figure-page ml-knob"],
  ["/#/figures/reference-layers", "ml-figure-page h1"],
  ["/#/figures/two-class-margins", "ml-figure-page ml-knob"],
  ["/#/classifiers", "ml-board .knobs ml-knob"],
] as const;

for (const size of WINDOWS) {
  for (const [path, control] of PICTURES) {
    test(`${path} is whole at ${size.width} × ${size.height}`, async ({ page }) => {
      await page.setViewportSize(size);
      await page.goto(path);
      const canvas = page.locator("ml-plate canvas");
      await expect.poll(async () => (await canvas.boundingBox())?.height ?? 0).toBeGreaterThan(size.height / 3);
      await expect(canvas).toBeInViewport({ ratio: 0.99 });
      await expect(page.locator(control).first()).toBeInViewport({ ratio: 0.9 });
    });
  }
}

test("on a phone the figure stays in view while its knobs pass below it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/#/figures/two-class-margins");
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false");
  await page.locator("ml-figure-page aside .groups").scrollIntoViewIfNeeded();
  await expect(page.locator("ml-plate canvas")).toBeInViewport({ ratio: 0.8 });
});

for (const [width, height, below] of [[1440, 900, "figcaption"], [390, 844, "aside"]] as const) {
  test(`what a figure shows is said right below its ${below} (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/#/figures/scale");
    const said = page.locator("ml-figure-page section");
    await expect(said.locator("li").first()).toBeVisible();
    const over = (await page.locator(`ml-figure-page ${below}`).boundingBox())!;
    const gap = (await said.boundingBox())!.y - over.y - over.height;
    expect(gap).toBeGreaterThan(12);
    expect(gap).toBeLessThan(32);
  });
}

test("on a desk a figure stays in view while its knobs pass it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 760 });
  await page.goto("/#/figures/two-class-margins");
  await expect(page.locator("ml-figure-page section li").first()).toBeVisible();
  const last = page.locator("ml-figure-page aside ml-knob").last();
  await expect(last).not.toBeInViewport();
  await last.evaluate((element) => element.scrollIntoView({ block: "end" }));
  await expect(last).toBeInViewport();
  await expect(page.locator("ml-plate canvas")).toBeInViewport({ ratio: 0.99 });
});

test("no slider shows through a figure that it passes under", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/#/figures/two-class-margins");
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false");
  const figure = page.locator("ml-figure-page figure");
  const sliders = page.locator("ml-figure-page aside").getByRole("slider");
  let under = 0;
  for (const slider of await sliders.all()) {
    // As far up as the figure's middle.
    const [{ y, height }, sight] = [(await slider.boundingBox())!, (await figure.boundingBox())!];
    await page.evaluate((by) => scrollBy(0, by), y + height / 2 - sight.height / 2);
    const { x, width, ...box } = (await slider.boundingBox())!;
    if (box.y + box.height > (await figure.boundingBox())!.height) continue;
    under += 1;
    const top = await page.evaluate(([left, down]) => {
      let found = document.elementFromPoint(left, down);
      while (found?.shadowRoot?.elementFromPoint(left, down)) found = found.shadowRoot.elementFromPoint(left, down);
      return found?.localName ?? "";
    }, [x + width / 2, box.y + box.height / 2] as const);
    expect(top).not.toBe("input");
  }
  expect(under, "sliders that were under the figure").toBeGreaterThan(0);
});

test("a figure's source has room for its type on a projector", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const [path, line] of [["/#/figures", "ml-figure-card .source"], ["/#/figures/two-class-margins", "ml-figure-page figcaption"]] as const) {
    await page.goto(path);
    const source = page.locator(line).first();
    const leading = (): Promise<number> => source.evaluate((element) => {
      const { lineHeight, fontSize } = getComputedStyle(element);
      return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
    });
    await expect(source).toBeVisible();
    const before = await leading();
    await page.evaluate(() => (document.documentElement.dataset["theme"] = "projector"));
    expect(await leading(), path).toBeCloseTo(before, 2);
  }
});

for (const [what, width, height] of [["a desk", 1280, 720], ["a phone", 390, 844]] as const) {
  test(`on ${what} the wall is where it was left, and a figure begins at its top`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/#/figures");
    const card = page.locator("ml-figure-card").nth(9);
    await card.scrollIntoViewIfNeeded();
    const at = (await card.boundingBox())!.y;
    await card.getByRole("link").click();
    await expect(page.locator("ml-figure-page h1")).toBeInViewport();
    await page.goBack();
    await expect.poll(async () => (await card.boundingBox())?.y).toBe(at);
  });
}
