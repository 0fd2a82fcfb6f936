/**
 * The `test` that every browser test uses: it fails on a console error, a page error, and any request that leaves the origin.
 */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Everything that went wrong on a page while a test looked at something else. */
function watch(page: Page, origin: string): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`page error: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") wrong.push(`request failed: ${request.url()} ${why}`); // aborted: the page moved on
  });
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`response ${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) wrong.push(`request left the origin: ${url.href}`);
  });
  return wrong;
}

export const test = base.extend<{ quiet: string[] }>({
  /** What went wrong so far. A test that provokes an error on purpose empties it: `quiet.length = 0`. */
  quiet: [
    async ({ page, baseURL }, use) => {
      const wrong = watch(page, new URL(baseURL ?? page.url()).origin);
      await use(wrong);
      expect(wrong, "errors and foreign requests while the test ran").toEqual([]);
    },
    { auto: true },
  ],
});

/** No violation of axe's rules, on the whole page or inside one part of it. */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const said = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(said, "accessibility").toEqual([]);
}

export { expect };
