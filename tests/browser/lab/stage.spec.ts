/** The stage in hand: a prototype dragged with the mouse, a run that diverges, a page without workers, a system with its own colours. */
import { expect, test } from "../test";
import { button, numbers, open, paused, stepOf } from "./lab";

test("the mouse takes hold of a prototype and moves it", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=64", 64);
  const stage = page.locator("ml-stage canvas[role=application]");
  const box = (await stage.boundingBox())!;
  const at = (turn: number) => [box.x + box.width * (0.5 + 0.445 * Math.cos(turn)), box.y + box.height * (0.5 + 0.445 * Math.sin(turn))] as const;
  // A press beside everything, let go outside, leaves the hand free.
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 4, box.y - 40);
  await page.mouse.up();
  let held = 0;
  for (; held < 2 * Math.PI; held += 0.04) {
    await page.mouse.move(...at(held));
    if (await stage.evaluate((canvas) => canvas.hasAttribute("data-grip"))) break;
  }
  expect(held).toBeLessThan(2 * Math.PI);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(...at(held + 0.06 * i));
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  await expect.poll(hash).toMatch(/e=64:prototype\.\d/);
  await page.waitForTimeout(600);
  const dragged = await hash();
  // Another finger on the stage is no hand of this drag.
  const [clientX, clientY] = at(held + 2);
  await stage.dispatchEvent("pointermove", { pointerId: 99, pointerType: "touch", clientX, clientY });
  await page.waitForTimeout(900);
  expect(await hash()).toBe(dragged);
  await page.mouse.up();
});

for (const [name, width, height] of [["a wide window", 1440, 900], ["a phone", 390, 844]] as const) {
  test(`the card of a sample stays within the stage, wherever the sample is (${name})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, "data=iris&step=64", 64);
    await page.setViewportSize({ width, height });
    await page.locator("ml-stage canvas[role=application]").focus();
    const stage = (await page.locator("ml-stage").boundingBox())!;
    const card = page.locator("ml-stage ml-hover-card article");
    for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"]) {
      for (let press = 0; press < 10; press++) await page.keyboard.press(key);
      await expect(card).toBeVisible();
      const box = (await card.boundingBox())!;
      expect(box.x, key).toBeGreaterThanOrEqual(stage.x);
      expect(box.y, key).toBeGreaterThanOrEqual(stage.y);
      expect(box.x + box.width, key).toBeLessThanOrEqual(stage.x + stage.width);
      expect(box.y + box.height, key).toBeLessThanOrEqual(stage.y + stage.height);
    }
  });
}

test("a run that diverges says why and keeps its last good picture", async ({ page }) => {
  await open(page, "data=digits&head=softmax&optimiser=sgd&lr=1&momentum=0.99&warm-up=0&step=0", 0);
  await button(page, "Play").click();
  await expect(page.locator("ml-notice")).toContainText("learning rate", { timeout: 45_000 });
  await expect(page.locator("ml-stage canvas[role=application]")).toBeVisible();
  // No step leads on from here: being asked for one says so again, and waits for nothing.
  const stopped = await stepOf(page);
  await button(page, "One step").click();
  await expect(page.locator("ml-notice")).toContainText("learning rate");
  await expect.poll(() => stepOf(page)).toBe(stopped);
  const rate = page.locator("ml-choices").getByRole("textbox", { name: "learning rate" });
  await rate.fill("0.001");
  await rate.press("Enter");
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(stopped);
});

test("what helps a run that diverged is one press away", async ({ page }) => {
  await open(page, "data=digits&head=softmax&optimiser=sgd&lr=1&momentum=0.99&warm-up=0&step=0", 0);
  await button(page, "Play").click();
  await page.locator("ml-notice").getByRole("button", { name: "Start again with learning rate 0.1" }).click({ timeout: 45_000 });
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("lr=0.1");
  await expect.poll(() => stepOf(page), { timeout: 15_000 }).toBeGreaterThan(100);
});

test("where no worker can start, the page trains by itself, to the same bits", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=100", 100);
  const wanted = await numbers(page);
  await page.addInitScript(() => Object.defineProperty(window, "Worker", { value: undefined }));
  await page.reload();
  await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBe(100);
  await expect.poll(() => numbers(page)).toEqual(wanted);
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(120);
  await button(page, "Pause").click();
  await paused(page);
});

test("with the system's forced colours every control still shows", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await open(page, "step=16", 16);
  const play = button(page, "Play");
  await expect(play).toBeVisible();
  const { color, background } = await play.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return { color, background: backgroundColor };
  });
  expect(color).not.toBe(background);
});
