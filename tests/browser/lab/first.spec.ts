/** The first picture: it comes before the programs of what stands around it, and stays where it is when they arrive. */
import { expect, test } from "../test";

/** Notes what was there when a canvas was first drawn on, and everything that moved. */
function watch(): void {
  const seen = { late: [] as string[], moved: 0, drawn: false };
  const draw = CanvasRenderingContext2D.prototype.stroke;
  CanvasRenderingContext2D.prototype.stroke = function (this: CanvasRenderingContext2D, ...given: []) {
    if (!seen.drawn) seen.late = ["ml-choices", "ml-readings", "ml-layers", "ml-controls"].filter((name) => !customElements.get(name));
    seen.drawn = true;
    Reflect.apply(draw, this, given);
  } as typeof draw;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.moved += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  Object.assign(window, { seen });
}

type Watched = typeof globalThis & { seen: { late: string[]; moved: number } };

for (const [name, width, height] of [["desktop", 1440, 900], ["tablet", 1024, 768], ["phone", 390, 844]] as const) {
  test(`the stage is drawn first and nothing moves when the rest arrives (${name})`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(watch);
    await page.goto("/");
    await expect(page.locator("ml-readings")).toBeVisible();
    await expect(page.locator("ml-transport")).toBeVisible();
    await page.waitForTimeout(500); // late arrivals would move something now
    const { late, moved } = await page.evaluate(() => (window as unknown as Watched).seen);
    expect(late).toEqual(["ml-choices", "ml-readings", "ml-layers", "ml-controls"]);
    expect(moved).toBeLessThan(0.002);
  });
}
