/** Nothing runs off screen or in a hidden tab. */
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { open, stepOf } from "./lab";

/** Counts what is posted to workers, and lets a test hide the tab: a browser gives a hidden tab no frames. */
function instrument(): void {
  const seen = { posted: 0, frames: 0 };
  const held: FrameRequestCallback[] = [];
  let hidden = false;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
    seen.posted++;
    Reflect.apply(post, this, given);
  } as typeof post;
  const request = requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    seen.frames++;
    return hidden ? held.push(callback) : request(callback);
  };
  Object.defineProperty(document, "visibilityState", { get: () => (hidden ? "hidden" : "visible") });
  Object.defineProperty(document, "hidden", { get: () => hidden });
  const hide = (now: boolean): void => {
    hidden = now;
    document.dispatchEvent(new Event("visibilitychange"));
    if (!now) for (const callback of held.splice(0)) request(callback);
  };
  Object.assign(window, { seen, hide });
}

type Instrumented = typeof globalThis & { seen: { posted: number; frames: number }; hide: (now: boolean) => void };

const hide = (page: Page, now: boolean): Promise<void> => page.evaluate((hidden) => (window as unknown as Instrumented).hide(hidden), now);

/** Turns asked of workers, and frames asked of the browser, in one second. */
async function work(page: Page | import("@playwright/test").Frame): Promise<{ posted: number; frames: number }> {
  await page.waitForTimeout(500); // what was under way comes to its end
  const count = () => page.evaluate(() => ({ ...(window as unknown as Instrumented).seen }));
  const before = await count();
  await page.waitForTimeout(1000);
  const after = await count();
  return { posted: after.posted - before.posted, frames: after.frames - before.frames };
}

test("a hidden tab trains nothing, draws nothing, and goes on when it is seen again", async ({ page }) => {
  await page.addInitScript(instrument);
  await open(page);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(20);
  expect((await work(page)).posted).toBeGreaterThan(5);
  await hide(page, true);
  expect(await work(page)).toEqual({ posted: 0, frames: 0 });
  const step = await stepOf(page);
  await hide(page, false);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(step + 20);
});

test("figures on the wall stop in a hidden tab", async ({ page }) => {
  await page.addInitScript(instrument);
  await page.goto("/#/figures");
  await expect.poll(() => page.evaluate(() => (window as unknown as Instrumented).seen.posted)).toBeGreaterThan(4);
  await hide(page, true);
  expect((await work(page)).posted).toBe(0);
  await hide(page, false);
  expect((await work(page)).posted).toBeGreaterThan(0);
});

/** An article: a frame far below its beginning. */
const ARTICLE = `<!doctype html><title>Article</title><div style="height:3000px">Text</div><iframe src="/embed.html" width="700" height="560"></iframe><div style="height:3000px">Text</div>`;

test("a framed experiment rests until the reader comes to it, and after", async ({ page }) => {
  await page.addInitScript(instrument);
  await page.route("**/article", (route) => route.fulfill({ contentType: "text/html", body: ARTICLE }));
  await page.goto("/article");
  const frame = await (await page.locator("iframe").elementHandle())!.contentFrame();
  if (!frame) throw new Error("no frame");
  await frame.locator("ml-transport").waitFor();
  await page.waitForTimeout(1500);
  expect((await work(frame)).posted, "before it is seen").toBe(0);
  await page.evaluate(() => scrollTo(0, 2800));
  await expect.poll(async () => (await work(frame)).posted).toBeGreaterThan(5);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(300);
  expect(await work(frame), "after it left the screen").toEqual({ posted: 0, frames: 0 });
});
