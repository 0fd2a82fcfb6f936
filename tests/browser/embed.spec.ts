/** The page that articles frame. */
import type { Locator, Page } from "@playwright/test";
import { stepOf } from "./lab/lab";
import { expect, expectAccessible, test } from "./test";

test("a framed experiment trains, its sliders work, and its link takes it to the Lab", async ({ page }) => {
  await page.goto("/embed.html#head=cosface&m=0.2");
  await expect.poll(() => stepOf(page)).toBeGreaterThan(20);
  const slider = page.locator("ml-margins").getByRole("slider").first();
  await slider.focus();
  await page.keyboard.press("Shift+ArrowRight");
  const lab = page.getByRole("link", { name: "Open in margin-lab" });
  await expect(lab).toHaveAttribute("href", /#.*head=cosface.*e=\d+:m:/);
});

test("a frame that Share made of a trained experiment trains on when a slider of it is moved", async ({ page }) => {
  await page.goto("/embed.html#v=3&step=720");
  await expect.poll(() => stepOf(page), { timeout: 30_000 }).toBe(720);
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.locator("ml-margins").getByRole("slider").first().press("Shift+ArrowRight");
  await expect.poll(() => stepOf(page)).toBeGreaterThan(740);
});

test("a framed experiment with an auxiliary loss offers its numbers beside the head's", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/embed.html#head=softmax&term=center&weight=0.1&step=32");
  await expect.poll(() => stepOf(page)).toBe(32);
  const numbers = page.locator("ml-margins");
  await expect(numbers.getByRole("heading")).toHaveText("Auxiliary loss: Center");
  await expect(numbers.getByRole("slider")).toHaveCount(2);
  await numbers.getByRole("slider").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("link", { name: "Open in margin-lab" })).toHaveAttribute("href", /#.*e=32:weight:/);
  await expectAccessible(page);
});

test("axe finds nothing in the frame", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/embed.html#step=32");
  await expect.poll(() => stepOf(page)).toBe(32);
  await expectAccessible(page);
});

test("a framed plane is painted in, and its own buttons take that back", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/embed.html#data=moons&step=8");
  await expect.poll(() => stepOf(page)).toBe(8);
  const plane = page.locator("ml-input-plane canvas");
  await plane.click({ position: { x: 20, y: 20 } });
  const undo = page.locator("ml-paint-tools").getByRole("button", { name: "Undo" });
  await expect(undo).toBeEnabled();
  await undo.click();
  await expect(undo).toBeDisabled();
});

test("an element on its own follows the system between light and dark", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await page.goto("/embed.html#step=8");
  await expect.poll(() => stepOf(page)).toBe(8);
  await page.evaluate(() => {
    document.querySelector("ml-embed")?.remove();
    const alone = document.createElement("margin-lab");
    alone.setAttribute("state", "step=8");
    alone.style.height = "700px";
    document.body.append(alone);
  });
  await expect.poll(() => stepOf(page)).toBe(8);
  const paper = (): Promise<number> =>
    page.locator("ml-stage canvas").evaluate((canvas) => {
      const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      copy?.drawImage(canvas as HTMLCanvasElement, -2, -2);
      const [red = Number.NaN, , , opaque = 0] = copy?.getImageData(0, 0, 1, 1).data ?? [];
      return opaque === 0 ? Number.NaN : red;
    });
  await expect.poll(paper).toBeGreaterThan(200);
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
  await expect.poll(paper).toBeLessThan(60);
});

test("the Share sheet gives the lines for an article", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/#data=iris&step=8");
  await expect.poll(() => stepOf(page)).toBe(8);
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  await expect(page.getByLabel("HTML for an article", { exact: true })).toHaveValue(/^<iframe src="http.*embed\.html#.*data=iris&amp;.*step=8"/);
});

test("a frame says what its link got wrong, what it replays, and why it stopped", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/embed.html#head=arcface&m=9&step=8");
  await expect(page.locator("ml-embed ml-toast")).toContainText("angular margin");
  await expect.poll(() => stepOf(page)).toBe(8);

  await page.goto("/embed.html?long#data=digits&step=100000");
  const notice = page.locator("ml-notice");
  await expect(notice).toContainText("of 100,000");
  await notice.getByRole("button", { name: "Start here instead" }).click();
  await expect(notice.getByRole("button")).toHaveCount(0);

  await page.goto("/embed.html?refused#data=table");
  await expect(notice.getByRole("alert")).toContainText("table");
  await expectAccessible(page);

  await page.goto("/embed.html?apart#data=digits&head=softmax&optimiser=sgd&lr=1&momentum=0.99&warm-up=0");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(notice).toContainText("learning rate", { timeout: 45_000 });
});

test("a frame says what came of it", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/embed.html#head=cosface&data=iris&step=64");
  await expect(page.locator("ml-embed footer")).toContainText(/CosFace · test accuracy \d+\.\d %/);
  await page.getByRole("button", { name: "One step", exact: true }).click();
  await expect.poll(() => stepOf(page)).toBe(65);
});

for (const fragment of ["head=arcface", "head=combined", "data=moons", "data=moons&head=combined"]) {
  test(`the frame that Share hands out is high enough for ${fragment}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`/#${fragment}&step=8`);
    await expect.poll(() => stepOf(page)).toBe(8);
    await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
    const lines = await page.getByLabel("HTML for an article", { exact: true }).inputValue();
    const height = Number(/height="(\d+)"/.exec(lines)?.[1]);
    // What an article of some width makes of it; and the stage is what gives way in a lower one.
    for (const [width, high, least] of [[640, height, 200], [640, height - 120, 150], [1000, 700, 150], ...(fragment.includes("moons") ? [] : [[358, height, 240] as const])] as const) {
      await page.setViewportSize({ width, height: high });
      await page.goto(`/embed.html?${width}-${high}#${fragment}&step=8`);
      await expect(page.locator("ml-margins").getByRole("slider").first()).toBeVisible();
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight), `${width} × ${high}`).toBeLessThanOrEqual(high);
      expect((await page.locator("ml-stage").boundingBox())!.height, `${width} × ${high}`).toBeGreaterThan(least);
      const tools = page.locator("ml-paint-tools, ml-stage");
      const boxes = await tools.evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()).map(({ right, bottom }) => ({ right, bottom })));
      const transport = (await page.locator("ml-controls").boundingBox())!;
      for (const { right, bottom } of boxes) expect(bottom <= transport.y || right <= transport.x, `${width} × ${high}: nothing lies over the transport`).toBe(true);
    }
  });
}

/** The side of the stage, how far the page goes down, and where the frame's last line ends. */
const sizes = (page: Page): Promise<{ stage: number; down: number; end: number }> =>
  page.evaluate(() => {
    const frame = document.querySelector("ml-embed")?.shadowRoot;
    const stage = frame?.querySelector("margin-lab")?.shadowRoot?.querySelector("ml-stage");
    const end = frame?.querySelector("footer")?.getBoundingClientRect().bottom ?? Number.NaN;
    return { stage: stage?.getBoundingClientRect().width ?? Number.NaN, down: document.documentElement.scrollHeight, end };
  });

test("a frame that grows never makes its stage much smaller, and its last line is always seen", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 640, height: 480 });
  await page.goto("/embed.html#head=combined&step=8");
  await expect(page.locator("ml-margins").getByRole("slider")).toHaveCount(4);
  for (const height of [400, 500, 640]) {
    let before = 0;
    for (const width of [620, 660, 690, 720, 800, 900, 901, 1000, 1200]) {
      await page.setViewportSize({ width, height });
      const { stage, down, end } = await sizes(page);
      expect(stage, `${width} × ${height}`).toBeGreaterThanOrEqual(before * 0.9);
      expect(Math.max(down, end), `${width} × ${height}`).toBeLessThanOrEqual(height);
      before = stage;
    }
    expect(before, `of ${height}`).toBeGreaterThan(0.8 * height);
  }
});

test("two framed planes share the frame's width; a point is put by number from behind a word", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1000, height: 640 });
  await page.goto("/embed.html#data=moons&step=8");
  await expect.poll(() => stepOf(page)).toBe(8);
  for (const [width, height, least] of [[1000, 640, 370], [720, 480, 220]] as const) {
    await page.setViewportSize({ width, height });
    const { stage, down, end } = await sizes(page);
    expect(stage, `${width} × ${height}`).toBeGreaterThan(least);
    expect(Math.max(down, end), `${width} × ${height}`).toBeLessThanOrEqual(height);
  }
  const word = page.locator("ml-input-plane").getByText("By number…");
  const x = page.getByLabel("x of the point");
  await expect(x).toBeHidden();
  await word.press("Enter");
  await page.keyboard.press("Tab");
  await expect(x).toBeFocused();
  await expectAccessible(page);
  await x.press("Enter");
  await expect(page.locator("ml-paint-tools").getByRole("button", { name: "Undo" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(x).toBeHidden();
  await expect(word).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });

  test("a frame that must scroll has its stage as broad as it is", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/embed.html#step=8");
    await expect.poll(() => stepOf(page)).toBe(8);
    expect((await sizes(page)).stage).toBe(360 - 2 * 16);
  });
});

/** A copy of a picture as it is drawn at the moment. */
const drawing = (canvas: Locator): Promise<string> => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());

test("a framed figure is drawn, its knobs change the picture, and its link follows", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto("/embed.html#/figures/two-class-margins?view.theme=dark");
  const figure = page.locator("ml-figure-page figure");
  await expect(figure).toHaveAttribute("aria-busy", "false");
  await expect(figure).toContainText("Deng et al.");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const canvas = page.locator("ml-plate canvas");
  const before = await drawing(canvas);
  const link = page.getByRole("link", { name: "Open in margin-lab" });
  await expect(link).toHaveAttribute("href", "./#/figures/two-class-margins?view.theme=dark");
  await page.getByRole("slider", { name: "margin of ArcFace" }).press("Shift+ArrowRight");
  await expect(link).toHaveAttribute("href", /^\.\/#\/figures\/two-class-margins\?m-arcface=.*&view\.theme=dark$/);
  await expect.poll(() => drawing(canvas)).not.toBe(before);
  // What the reader changes stays in the frame.
  expect(new URL(page.url()).hash).toBe("#/figures/two-class-margins?view.theme=dark");
  const box = (await canvas.boundingBox())!;
  const at = [box.x + 0.89 * box.width, box.y + 0.36 * box.height] as const;
  await page.mouse.move(...at);
  await page.mouse.down();
  await page.mouse.move(at[0] + 12, at[1] + 24, { steps: 4 });
  await page.mouse.up();
  await expect(link).toHaveAttribute("href", /probe=|apart=/);
  await expectAccessible(page);
});

test("a framed figure's steps are chosen, and a framed run begins anew", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await page.goto("/embed.html#/figures/softmax-to-margin");
  const third = page.locator("ml-steps").getByRole("button").nth(2);
  await third.click();
  await expect(third).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("link", { name: "Open in margin-lab" })).toHaveAttribute("href", /stage=3/);
  await expectAccessible(page);

  await page.goto("/embed.html#/figures/arcface-toy?steps=600");
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false", { timeout: 45_000 });
  const canvas = page.locator("ml-plate canvas");
  const end = await drawing(canvas);
  await page.getByRole("button", { name: "Run again" }).click();
  await expect.poll(() => drawing(canvas)).not.toBe(end);
  await expect.poll(() => drawing(canvas), { timeout: 45_000 }).toBe(end);
});

test("points of a framed board are dragged", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 920 });
  await page.goto("/embed.html#/classifiers/svm");
  const board = page.locator("ml-board");
  await expect(board.locator(".said p").first()).toContainText("support vectors");
  const link = page.getByRole("link", { name: "Open in margin-lab" });
  const box = (await page.locator("ml-plate canvas").boundingBox())!;
  const [x, y] = [box.x + 80, box.y + box.height - 80];
  await page.mouse.click(x, y);
  await expect(link).toHaveAttribute("href", /^\.\/#\/classifiers\/svm\?points=/);
  await expect(board.locator(".said p").first()).toContainText("of 41 points");
  const before = (await link.getAttribute("href")) ?? "";
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 90, { steps: 8 });
  await page.mouse.up();
  await expect(link).not.toHaveAttribute("href", before);
  await expect(board.locator(".said p").first()).toContainText("of 41 points");
  await expectAccessible(page);
});

test("a frame of an experiment fetches nothing of the other rooms, and turns to a figure without one", async ({ page }) => {
  const files: string[] = [];
  page.on("request", (request) => files.push(new URL(request.url()).pathname));
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/embed.html#step=8");
  await expect.poll(() => stepOf(page)).toBe(8);
  expect(files.filter((file) => /embed-room|figures|classifiers|gallery|plate/.test(file))).toEqual([]);
  await page.goto("/embed.html#/figures/scale");
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false");
  await expect(page.locator("ml-embed")).toHaveCount(0);
  await page.goto("/embed.html#step=8");
  await expect.poll(() => stepOf(page)).toBe(8);
  await expect(page.locator("ml-embed-room")).toHaveCount(0);
});

test("a framed run waits until it is seen", async ({ page }) => {
  await page.goto("/embed.html#/figures/scale");
  await page.evaluate(() => {
    const [space, frame] = [document.createElement("div"), document.createElement("iframe")];
    space.style.height = "3000px";
    frame.style.cssText = "width: 640px; height: 700px";
    frame.src = "embed.html?far#/figures/arcface-toy?steps=60";
    document.body.replaceChildren(space, frame);
  });
  const figure = page.frameLocator("iframe").locator("ml-figure-page figure");
  await expect(figure).toBeAttached();
  await page.waitForTimeout(2500);
  await expect(figure).toHaveAttribute("aria-busy", "true");
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute("aria-busy", "false", { timeout: 45_000 });
});

test("the page takes a theme from a room's address", async ({ page }) => {
  await page.goto("/#/figures/scale?view.theme=dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("ml-figure-page figure")).toHaveAttribute("aria-busy", "false");
  await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
  await expect(page.getByLabel("Link to this figure", { exact: true })).toHaveValue(/#\/figures\/scale\?view\.theme=dark$/);
});

test("a frame says what its room's address got wrong", async ({ page }) => {
  await page.goto("/embed.html#/figures/nowhere");
  await expect(page.locator("ml-figures").getByRole("alert")).toContainText("nowhere");
  await page.goto("/embed.html#/attic");
  await expect(page.getByRole("alert")).toContainText("attic");
  await expectAccessible(page);
  await page.goto("/embed.html#/figures/two-class-margins?m-arcface=9");
  await expect(page.locator("ml-embed-room ml-toast")).toContainText("9");
  await page.goto("/embed.html#/figures/scale?view.theme=pink");
  await expect(page.locator("ml-embed-room ml-toast")).toContainText("pink");
});

for (const path of ["figures/two-class-margins", "figures/softmax-to-margin", "figures/results", "classifiers/svm", "classifiers/probability-gallery"]) {
  test(`a narrow frame of ${path} never scrolls sideways`, async ({ page }) => {
    await page.goto(`/embed.html#/${path}`);
    const canvas = page.locator("ml-plate canvas");
    for (const width of [320, 360, 560, 600, 760, 900]) {
      await page.setViewportSize({ width, height: 640 });
      await expect.poll(async () => (await canvas.boundingBox())?.height ?? 0).toBeGreaterThan(180);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width);
      expect((await canvas.boundingBox())!.width, `${width}`).toBeLessThanOrEqual(width - 32);
    }
  });
}

const FIGURES = ["two-class-margins", "target-logit-curves?steps=60", "softmax-to-margin", "reference-layers", "scale", "results"];
for (const path of [...FIGURES.map((figure) => `figures/${figure}`), "classifiers/svm"]) {
  test(`the frame that Share hands out shows all of ${path}`, async ({ page }) => {
    await page.goto(`/#/${path}`);
    await expect(page.locator("ml-plate canvas")).toBeVisible();
    await expect.poll(() => page.locator("ml-plate").evaluate((plate) => (plate as unknown as { piece?: { plate?: unknown } }).piece?.plate !== undefined)).toBe(true);
    await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
    await expect(page.getByLabel("Link to this figure", { exact: true })).toHaveValue(new RegExp(`/#/${path.replace("?", "\\?")}$`));
    const lines = await page.getByLabel("HTML for an article", { exact: true }).inputValue();
    const [, address = "", high = "", wide = ""] = /^<iframe src="([^"]+)".* height="(\d+)" style="max-width: (\d+)px/.exec(lines) ?? [];
    expect(address).toContain(`/embed.html#/${path}`);
    await expectAccessible(page);
    const [width, height] = [Number(wide), Number(high)];
    await page.setViewportSize({ width, height });
    await page.goto(`/embed.html?framed#/${path}`);
    await expect(page.locator("ml-plate canvas")).toBeVisible();
    await expect.poll(async () => (await page.locator("ml-plate canvas").boundingBox())?.height ?? 0).not.toBe(400);
    await page.waitForFunction(() => document.querySelector("ml-embed-room")?.shadowRoot?.querySelector("footer") !== null);
    // All of it, and not much more.
    const foot = (): Promise<{ down: number; spare: number }> => page.evaluate(() => {
      const room = document.querySelector("ml-embed-room")?.shadowRoot?.querySelector("ml-room");
      return { down: document.documentElement.scrollHeight, spare: (room?.getBoundingClientRect().height ?? 0) - (room?.shadowRoot?.lastElementChild?.scrollHeight ?? 0) };
    });
    await expect.poll(async () => (await foot()).down).toBeLessThanOrEqual(height);
    expect((await foot()).spare).toBeLessThan(60);
  });
}

test("the wall has nothing to share", async ({ page }) => {
  await page.goto("/#/figures");
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
  const share = page.locator("ml-bar").getByRole("button", { name: "Share" });
  await expect(share).toHaveCount(0);
  await page.locator("ml-figure-card a").first().click();
  await expect(share).toBeVisible();
  await page.goBack();
  await expect(share).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 1280, height: 900 } });

  for (const path of ["/figures/two-class-margins", "/figures/scale", "/classifiers/svm", "data=moons&step=8", "data=moons&head=combined&step=8"]) {
    test(`the frame that Share hands out shows all of ${path}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`/#${path}`);
      if (path.startsWith("/")) await expect.poll(() => page.locator("ml-plate").evaluate((plate) => (plate as unknown as { piece?: { plate?: unknown } }).piece?.plate !== undefined)).toBe(true);
      else await expect.poll(() => stepOf(page)).toBe(8);
      await page.locator("ml-bar").getByRole("button", { name: "Share" }).click();
      const lines = await page.getByLabel("HTML for an article", { exact: true }).inputValue();
      const high = Number(/height: clamp\(\d+px, \(500px - 100vw\) \* 999, (\d+)px\)/.exec(lines)?.[1]);
      for (const width of [360, 430]) {
        await page.setViewportSize({ width, height: high });
        await page.goto(`/embed.html?${width}#${path}`);
        await expect(page.getByRole("link", { name: "Open in margin-lab" })).toBeVisible();
        await page.waitForTimeout(1500);
        expect(await page.evaluate(() => document.documentElement.scrollHeight), `${width}`).toBeLessThanOrEqual(high);
      }
    });
  }
});
