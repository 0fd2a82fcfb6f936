/** A link brings the very picture back. */
import { readFile } from "node:fs/promises";
import { expect, test } from "../test";
import { button, open, pace, paused, pixels, stepOf } from "./lab";

test("reloading the link gives the same canvas, bit for bit", async ({ page }) => {
  await open(page, "head=cosface&seed=3&step=120", 120);
  await pace(page, "300/s");
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(240);
  await button(page, "Pause").click();
  await paused(page);
  await expect.poll(async () => (await page.evaluate(() => location.hash)).includes(`step=${await stepOf(page)}`)).toBe(true);
  const step = await stepOf(page);
  const seen = await pixels(page);
  await page.reload();
  await expect.poll(() => stepOf(page)).toBe(step);
  expect(await pixels(page)).toBe(seen);
});

test("a run that stopped by itself has the link of its last step", async ({ page }) => {
  await open(page, "data=moons&seed=3&step=0", 0);
  await pace(page, "fastest");
  await button(page, "Play").click();
  await paused(page);
  const stopped = await stepOf(page);
  expect(stopped).toBe(3000);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain(`step=${stopped}`);
});

test("only what differs from the defaults is in the address, and Back is obeyed", async ({ page }) => {
  await open(page, "seed=5&step=0", 0);
  await page.evaluate(() => (location.hash = "#seed=6&view.projection=circle"));
  await expect(page.locator("ml-bar")).toContainText("seed 6");
  await page.goBack();
  await expect(page.locator("ml-bar")).toContainText("seed 5");
});

test("a look at another room does not take the Lab back to what its address said then", async ({ page }) => {
  await open(page, "data=iris&step=100", 100);
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(300);
  await page.locator("ml-bar").getByRole("link", { name: "Figures" }).click();
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
  await page.goBack();
  await expect(page.locator("ml-stage")).toBeVisible();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(300);
  await paused(page);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("step=3000");
});

test("nonsense in the address is answered with a sentence and the defaults", async ({ page }) => {
  await open(page, "lr=fast&m=99&data=pixies&head=hydra&view.projection=inside-out&step=-4");
  const said = page.locator("ml-toast");
  for (const nonsense of ["fast", "99", "pixies", "hydra", "inside-out", "-4"]) await expect(said).toContainText(nonsense);
  await expect(button(page, "Play")).toBeEnabled();
});

test("a link of many steps can be stopped on its way", async ({ page }) => {
  await open(page, "step=60000&layers=128-128");
  const instead = page.getByRole("button", { name: "Start here instead" });
  await instead.click();
  await expect(instead).toHaveCount(0);
  await page.waitForTimeout(500); // the turn that was under way comes to its end
  const step = await stepOf(page);
  expect(step).toBeLessThan(60_000);
  await page.waitForTimeout(1000);
  expect(await stepOf(page)).toBe(step);
  await expect(button(page, "Play")).toBeVisible();
});

test("an experiment saved as a file comes back when it is dropped", async ({ page }) => {
  await open(page, "data=iris&head=nsl&step=48", 48);
  const saving = page.waitForEvent("download");
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Save: Experiment" }).click();
  const text = await (await import("node:fs/promises")).readFile(await (await saving).path(), "utf8");
  expect(text).toMatch(/^margin-lab 1\nv=3&data=iris&head=nsl&step=48/);
  await page.keyboard.press("Escape");
  await page.evaluate(() => (location.hash = "#seed=9"));
  await expect(page.locator("ml-bar")).toContainText("seed 9");
  await page.evaluate((content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], "mine.margin-lab"));
    dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
  }, text);
  await expect.poll(() => stepOf(page)).toBe(48);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("data=iris");
});

test("the stage is saved as SVG and as PNG in the figure's own size", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=16", 16);
  for (const [name, start] of [["Picture (SVG)", "<svg"], ["Picture (PNG)", "\x89PNG"]] as const) {
    await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: `Save: ${name}` }).click();
    const bytes = await readFile(await (await waiting).path());
    expect(bytes.toString("latin1").slice(0, 400)).toContain(start);
    if (start.endsWith("PNG")) expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1280, 1280]);
    await page.keyboard.press("Escape");
  }
});

test("the embedding is saved as a table, and with its head as a case", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "data=iris&head=cosface&m=0.2&warm-up=0&step=16", 16);
  const saved = async (name: string): Promise<string> => {
    await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: `Save: ${name}` }).click();
    const text = await readFile(await (await waiting).path(), "utf8");
    await page.keyboard.press("Escape");
    return text;
  };
  const [head, ...samples] = (await saved("Embedding (CSV)")).trimEnd().split("\n");
  expect(head).toBe("sample,part,class,predicted,probability,theta,x1,x2");
  expect(samples).toHaveLength(150);
  const places = samples.map((line) => line.split(",").slice(-2).map(Number));
  const state = JSON.parse(await saved("Embedding and head (JSON)"));
  expect(state.embeddings).toEqual(places);
  expect([state.head, state.params.m, state.prototypes.length, state.labels.length]).toEqual(["cosface", 0.2, 3, 150]);
});

test("shared while it plays, the dialog says at which step the link stops", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(20);
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  const link = page.getByLabel("Link to this experiment", { exact: true });
  const step = Number(/step=(\d+)/.exec(await link.inputValue())?.[1]);
  expect(step).toBeGreaterThan(0);
  await expect(page.locator("ml-share")).toContainText(`up to step ${step.toLocaleString("en")},`);
});

test("what is saved while it plays is named after the step that it leads to", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(20);
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save: Experiment" }).click();
  const saved = await saving;
  const step = /&step=(\d+)/.exec(await readFile(await saved.path(), "utf8"))?.[1];
  expect(saved.suggestedFilename()).toBe(`margin-lab-${step}.margin-lab`);
});
