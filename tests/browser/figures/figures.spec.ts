/** The Figures room: the wall, every figure's download against the command line's, dragging, the way to the Lab, accessibility. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../test";

const FOLDER = process.env["MARGIN_LAB_FIGURES"] ?? "";

/** What the Classifiers room shows has tests of its own. */
const ELSEWHERE = ["svm", "probability-gallery"];
const ALL = FOLDER === "" ? [] : readdirSync(FOLDER).map((file) => file.replace(/\.svg$/, "")).filter((id) => !ELSEWHERE.includes(id));

/** Opens a figure and waits until nothing is being worked out. */
async function open(page: Page, id: string, query = ""): Promise<void> {
  await page.goto(`/#/figures/${id}${query === "" ? "" : `?${query}`}`);
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
}

async function svg(page: Page): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.locator("ml-figure-page ml-button", { hasText: "SVG" }).click();
  return readFileSync(await (await coming).path(), "utf8");
}

test("the wall shows every figure and begins only what is seen", async ({ page }) => {
  await page.goto("/#/figures");
  const cards = page.locator("ml-figure-card");
  await expect(cards).toHaveCount(ALL.length);
  // A canvas that was never drawn on has the size that HTML gives it.
  const drawn = (card: Locator): Promise<boolean> => card.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).width !== 300);
  await expect.poll(() => drawn(cards.first())).toBe(true);
  expect(await drawn(cards.last())).toBe(false);
  await cards.last().scrollIntoViewIfNeeded();
  await expect.poll(() => drawn(cards.last())).toBe(true);
  await expectAccessible(page);
});

for (const id of ALL) {
  test(`${id}: the page's SVG is the command line's`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await open(page, id);
    expect(await svg(page)).toBe(readFileSync(join(FOLDER, `${id}.svg`), "utf8"));
  });
}

test("a drag on the circle moves the angle between the prototypes", async ({ page }) => {
  await open(page, "two-class-margins");
  const box = await page.locator("ml-plate canvas").boundingBox();
  if (!box) throw new Error("no picture");
  const at = [box.x + 0.82 * box.width, box.y + 0.7 * box.height] as const;
  await page.mouse.move(...at);
  await page.mouse.down();
  await page.mouse.move(at[0] + 30, at[1] + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/probe=|apart=/);
});

test("a run opens in the Lab, where it stands at the same step", async ({ page }) => {
  await open(page, "arcface-toy", "steps=100");
  await page.locator("ml-figure-page .lab").click();
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: 20_000 }).toContain("step=100");
});

test("a figure is accessible and says what it shows", async ({ page }) => {
  await open(page, "arcface-toy", "steps=100");
  await expect(page.locator("ml-figure-page section li").first()).toContainText("100 steps");
  await expectAccessible(page);
});

test("a figure that trains anew says so at once, and nothing of the run before", async ({ page }) => {
  await open(page, "arcface-toy", "steps=100");
  const said = page.locator("ml-figure-page section li").first();
  await expect(said).toContainText("100 steps");
  const { height } = (await said.boundingBox())!;
  await page.locator("ml-figure-page ml-knob").last().getByRole("slider").press("End");
  // Asked once: what the page says in the first moment counts.
  const first = await page.locator("ml-figure-page").evaluate(({ shadowRoot }) => ({
    busy: shadowRoot?.querySelector("figure")?.ariaBusy,
    exports: [...(shadowRoot?.querySelectorAll("ml-button") ?? [])].slice(-2).map((button) => (button as unknown as { disabled: boolean }).disabled),
    caption: shadowRoot?.querySelector("figcaption span")?.checkVisibility({ visibilityProperty: true }),
    said: shadowRoot?.querySelector("section li")?.checkVisibility({ visibilityProperty: true }),
    high: shadowRoot?.querySelector("section li")?.getBoundingClientRect().height,
  }));
  expect(first).toEqual({ busy: "true", exports: [true, true], caption: true, said: false, high: height });
  await expect(said).toContainText("5000 steps", { timeout: 60_000 });
  await expect(said).toBeVisible();
});

for (const width of [1440, 800]) {
  test(`a figure that is opened begins at its top (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto("/#/figures");
    const last = page.locator("ml-figure-card a").last();
    await last.scrollIntoViewIfNeeded();
    await last.click();
    await expect(page.locator("ml-figure-page h1")).toBeInViewport();
  });
}

test("a picture follows the density of the screen's pixels", async ({ page }) => {
  await open(page, "two-class-margins");
  const density = (): Promise<number> =>
    page.locator("ml-plate canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).width / (canvas as HTMLCanvasElement).clientWidth);
  expect(await density()).toBe(1);
  const screen = await page.context().newCDPSession(page);
  // The window must change too for Chromium to look at the emulated density.
  for (const [width, deviceScaleFactor] of [[1500, 2], [1600, 3]] as const) {
    await screen.send("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor, mobile: false });
    await expect.poll(density).toBe(deviceScaleFactor);
  }
});

test("a figure is a stop of the keyboard only where there is something to walk to", async ({ page }) => {
  await page.goto("/#/figures/results");
  await expect(page.locator("ml-plate canvas")).toHaveAttribute("role", "application");
  await page.locator("ml-plate canvas").press("ArrowRight");
  await expect(page.locator("ml-spots output")).toBeVisible();
  await open(page, "two-class-margins");
  await expect(page.locator("ml-plate canvas")).toHaveAttribute("role", "img");
  await expect(page.locator("ml-plate canvas")).not.toHaveAttribute("tabindex");
});

test("what can be pointed at is asked once for each drawing", async ({ page }) => {
  await page.goto("/#/figures/results");
  const canvas = page.locator("ml-plate canvas");
  await canvas.press("ArrowRight");
  await expect(page.locator("ml-spots output")).toBeVisible();
  await page.locator("ml-figure-page").evaluate((element) => {
    const { plate } = (element as unknown as { show: { plate: { spots: (options: string) => string[] } } }).show;
    const spots = plate.spots.bind(plate);
    let asked = 0;
    plate.spots = (options) => {
      element.setAttribute("data-asked", String(++asked));
      return spots(options);
    };
  });
  const box = (await canvas.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.move(box.x + box.width - 20, box.y + box.height - 20, { steps: 20 });
  await expect(page.locator("ml-figure-page")).not.toHaveAttribute("data-asked", /[2-9]|../);
});

test("a knob of a figure is taken back by keys and by button", async ({ page }) => {
  await open(page, "scale");
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  await page.locator("ml-figure-page ml-knob").first().getByRole("slider").press("ArrowRight");
  await expect.poll(hash).toContain("classes=");
  await page.keyboard.press("Control+z");
  await expect.poll(hash).not.toContain("classes=");
  await page.locator("ml-figure-page ml-undo").getByRole("button", { name: "Redo" }).click();
  await expect.poll(hash).toContain("classes=");
});
