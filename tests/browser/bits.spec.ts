/**
 * The same log gives the same bits natively, in Chromium and in Firefox.
 *
 * `cargo xtask test` lets `examples/bits.rs` train natively first and names its output in MARGIN_LAB_BITS, and a Firefox in
 * MARGIN_LAB_FIREFOX where there is one. Stock Firefox is driven over WebDriver BiDi.
 */
import { readFileSync } from "node:fs";
import { launch, type Browser } from "puppeteer-core";
import { expect, test } from "./test";

interface Experiment {
  log: string;
  file: string | null;
  steps: number;
  taken: number;
  wants: string;
  hash: string;
}

declare global {
  var ready: boolean | undefined;
  var bits: (experiment: Experiment) => Promise<{ taken: number; hash: string }>;
}

const native = process.env["MARGIN_LAB_BITS"];
const experiments: Experiment[] = native ? JSON.parse(readFileSync(native, "utf8")) : [];
const firefox = process.env["MARGIN_LAB_FIREFOX"];

test("the native program has trained something to compare with", () => {
  expect(native, "MARGIN_LAB_BITS names the output of examples/bits.rs").toBeDefined();
  expect(experiments.length).toBeGreaterThanOrEqual(7);
});

test.describe("Chromium gives the native bits", () => {
  for (const experiment of experiments) {
    test(experiment.log, async ({ page }) => {
      await page.goto("/bare/");
      await page.waitForFunction(() => globalThis.ready);
      const { taken, hash } = await page.evaluate((one) => globalThis.bits(one), experiment);
      expect({ taken, hash }).toEqual({ taken: experiment.taken, hash: experiment.hash });
    });
  }
});

test.describe("Firefox gives the native bits", () => {
  test.skip(firefox === undefined, "no Firefox on this machine");
  let browser: Browser;

  test.beforeAll(async () => {
    browser = await launch({ browser: "firefox", executablePath: firefox ?? "", headless: true });
  });
  test.afterAll(async () => {
    await browser?.close();
  });

  for (const experiment of experiments) {
    test(experiment.log, async ({ baseURL }) => {
      const page = await browser.newPage();
      await page.goto(new URL("/bare/", baseURL).href);
      await page.waitForFunction(() => globalThis.ready);
      const { taken, hash } = await page.evaluate((one) => globalThis.bits(one), experiment);
      expect({ taken, hash }).toEqual({ taken: experiment.taken, hash: experiment.hash });
      await page.close();
    });
  }
});
