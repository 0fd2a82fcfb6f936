/** What the Lab's tests do and read: only what a person could do and see. */
import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the Lab on a fragment and waits until the experiment stands where the link says. */
export async function open(page: Page, fragment = "", step?: number): Promise<void> {
  await page.goto(`/#${fragment}`);
  await expect(page.locator("ml-choices ml-knob").first()).toBeVisible();
  if (step !== undefined) await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBe(step);
}

/** The step shown by the transport. */
export async function stepOf(page: Page): Promise<number> {
  const text = await page.locator("ml-transport .count b").innerText();
  return Number(text.replaceAll(",", ""));
}

/** Opens a run of so many steps and goes back to its start: the scrubber, which has the focus. */
export async function rewound(page: Page, steps: number): Promise<Locator> {
  await open(page, `step=${steps}`, steps);
  const scrubber = page.getByRole("slider", { name: "Position in the run" });
  await scrubber.focus();
  await page.keyboard.press("Home");
  await expect.poll(() => stepOf(page)).toBe(0);
  return scrubber;
}

/** The large numbers: train accuracy, test accuracy, silhouette. */
export async function numbers(page: Page): Promise<number[]> {
  const texts = await page.locator("ml-numbers dd").allInnerTexts();
  return texts.map((text) => Number.parseFloat(text.replace("−", "-")));
}

/** The play or pause button. */
export function button(page: Page, name: string): Locator {
  return page.locator("ml-transport").getByRole("button", { name, exact: true });
}

/** Chooses a pace by its words. */
export async function pace(page: Page, words: string): Promise<void> {
  await page.locator("ml-transport ml-menu").getByRole("button").click();
  await page.getByRole("menuitemradio", { name: words }).click();
}

/** Waits until nothing plays. */
export async function paused(page: Page, timeout = 45_000): Promise<void> {
  await expect(button(page, "Play")).toBeVisible({ timeout });
}

/** The stage's pixels. */
export async function pixels(page: Page): Promise<string> {
  await page.mouse.move(2, 2);
  await page.waitForTimeout(500);
  return page.locator("ml-stage canvas[role=application]").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}
