/** A finger on a screen that knows touches. */
import type { CDPSession, Page } from "@playwright/test";

/** A finger that goes from place to place, after so many milliseconds of rest at the first. */
export async function swipe(page: Page, ways: readonly (readonly [number, number])[], rest = 30): Promise<void> {
  const finger: CDPSession = await page.context().newCDPSession(page);
  for (const [at, [x, y]] of ways.entries()) {
    await finger.send("Input.dispatchTouchEvent", { type: at === 0 ? "touchStart" : "touchMove", touchPoints: [{ x, y }] });
    await page.waitForTimeout(at === 0 ? rest : 30);
  }
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await finger.detach();
}
