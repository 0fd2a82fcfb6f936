/**
 * The real page in a real Chromium.
 *
 * `cargo xtask test` builds the page, serves it and names the browser (MARGIN_LAB_URL, MARGIN_LAB_CHROMIUM). To repeat one test:
 * `cargo xtask test --only "name of the test"`.
 */
import { defineConfig } from "@playwright/test";

const chromium = process.env["MARGIN_LAB_CHROMIUM"];

export default defineConfig({
  testDir: ".",
  outputDir: "output",
  timeout: 60_000,
  expect: { timeout: 15_000 }, // a replay of some hundred steps takes long where other work runs
  workers: 1, // training is measured against the clock on small machines
  forbidOnly: process.env["CI"] === "true",
  failOnFlakyTests: true, // a test that passes only when it is tried again (`--retries`) is a bug
  use: {
    baseURL: process.env["MARGIN_LAB_URL"] ?? "http://127.0.0.1:8642/",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
    },
  },
  projects: [{ name: "chromium" }],
});
