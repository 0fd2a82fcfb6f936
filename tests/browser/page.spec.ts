/** The page as a whole: it opens, quietly, under its own security policy. */
import { expect, test } from "./test";

test("the page opens without an error and asks only its own host", async ({ page }) => {
  const response = await page.goto("/");
  const policy = response?.headers()["content-security-policy"];
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).toBe(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content"));
  await expect(page).toHaveTitle(/margin-lab/);
});

test("files come with their types, packed where the browser takes it", async ({ page, request }) => {
  await page.goto("/");
  const module = await request.get("/pkg/margin_lab_bg.wasm");
  expect(module.headers()["content-type"]).toBe("application/wasm");
  expect(module.headers()["content-encoding"]).toBe("gzip");
  const plain = await request.get("/pkg/margin_lab_bg.wasm", { headers: { "accept-encoding": "identity" } });
  expect(plain.headers()["content-encoding"]).toBeUndefined();
  expect((await plain.body()).equals(await module.body())).toBe(true);
  expect((await request.get("/no-such-file")).status()).toBe(404);
});

for (const [width, height] of [[1440, 900], [1024, 768]] as const) {
  test(`at ${width} × ${height} parts of the page scroll, never the page`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const address of ["/", "/#data=moons&step=20", "/#/figures", "/#/classifiers"]) {
      await page.goto(address);
      await page.locator("ml-class-table table, ml-figure-card canvas, ml-board canvas").first().waitFor({ state: "attached" });
      const longer = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      expect(longer, address).toBe(0);
    }
  });
}

test("on any phone the bar has two rows, whatever the width and the size of its type", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const theme of ["", "&view.theme=projector"]) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/?bar${theme === "" ? "" : "=large"}#step=8${theme}`);
    const bar = page.locator("ml-bar");
    await expect(bar.getByRole("button", { name: "Share" })).toBeVisible();
    for (const width of [320, 360, 361, 375, 378, 390, 412, 761]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(async () => (await bar.boundingBox())!.height, `${width}${theme}`).toBeLessThan(100);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}${theme}`).toBeLessThanOrEqual(width);
    }
  }
});
