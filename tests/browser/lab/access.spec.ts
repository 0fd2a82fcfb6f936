/** The Lab without a mouse, without sight, and in every theme. */
import { expect, expectAccessible, test } from "../test";
import { button, open, stepOf } from "./lab";

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await open(page, "step=64", 64);
    await expectAccessible(page);
  });
}

test("axe finds nothing beside a plane to paint in, nor in the sheets", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "data=moons&step=16", 16);
  await expectAccessible(page);
  for (const name of ["Share", "Help"]) {
    await page.locator("ml-bar").getByRole("button", { name }).click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }
});

test("keys play, step, walk the samples, move a prototype and let go", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  await page.locator("body").press(".");
  await expect.poll(() => stepOf(page)).toBe(1);
  await page.locator("body").press("Space");
  await expect(button(page, "Pause")).toBeVisible();
  await page.locator("body").press("Space");
  await expect(button(page, "Play")).toBeVisible();
  await page.locator("ml-stage canvas[role=application]").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("ml-stage ml-hover-card article")).toBeVisible();
  await page.keyboard.press("]");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("prototype.0");
  await page.keyboard.press("Escape");
  await expect(page.locator("ml-stage ml-hover-card article")).toHaveCount(0);
});

test("a button says what it stands at, and that it opens a menu", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "view.theme=plaid&step=8", 8);
  const theme = page.locator("ml-bar").getByRole("button", { name: "Theme: As the system" });
  await theme.click();
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  await expect(page.locator("ml-bar").getByRole("button", { name: "Theme: Light" })).toBeVisible();
  const pace = page.locator("ml-transport").getByRole("button", { name: "Pace: 1,200/s" });
  await expect(pace).toHaveAttribute("aria-haspopup", "menu");
  await pace.press("ArrowDown");
  await expect(pace).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(pace).toHaveAttribute("aria-expanded", "false");
});

test("what is said of a pause are the numbers of that step", async ({ page }) => {
  await open(page, "data=digits&seed=4&step=0", 0);
  await page.locator("ml-notice [role=status]").evaluate((status) => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(status.textContent?.trim() ?? "")).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await button(page, "Play").click();
  await expect.poll(() => stepOf(page)).toBeGreaterThan(40);
  await button(page, "Pause").click();
  const heard = (): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said.filter((text) => text !== ""));
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  const shown = (await page.locator("ml-numbers dd").allInnerTexts()).map((text) => Number.parseFloat(text));
  // A turn that was under way may move the step once more.
  const last = (await heard()).at(-1);
  expect(last).toContain(`step ${await stepOf(page)}:`);
  for (const share of shown.slice(0, 2)) expect(last).toContain(share.toFixed(1));
});

test("after Enter in a knob's field the keys mean the experiment again; what is being written is left alone", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "head=arcface&step=8", 8);
  const field = page.locator("ml-choices ml-margins ml-knob-number").first().locator("input[type=text]");
  await field.click();
  await page.keyboard.type("0.3");
  await page.keyboard.press("Space");
  await expect(button(page, "Play")).toBeVisible();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("0.30");
  await page.keyboard.press("Control+z");
  await expect(field).toHaveValue("0.50");
  await page.keyboard.press("Control+Shift+z");
  await expect(field).toHaveValue("0.30");
  await expect.poll(() => stepOf(page)).toBe(8);
  await expect(button(page, "Play")).toBeEnabled();
  await page.keyboard.press("Space");
  await expect(button(page, "Pause")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(button(page, "Play")).toBeVisible();
  await expect(field).toBeFocused();
  // Letters still belong to the field.
  await page.keyboard.type("r");
  await expect(field).toHaveValue("0.30r");
});

test("a setting says what it does, on its name and to a screen reader", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "head=arcface&step=8", 8);
  const knob = page.locator("ml-choices ml-margins ml-knob-number").first();
  await expect(knob.locator("label")).toHaveAttribute("title", /^Added to the angle .*\nDouble-click: back to 0\.50$/);
  await expect(knob.getByRole("slider")).toHaveAccessibleDescription(/Added to the angle/);
  const layer = page.locator("ml-layers").getByRole("checkbox", { name: "boundaries" });
  await expect(layer).toHaveAccessibleDescription("Where two classes are equally probable.");
  await page.goto("/#/figures/two-class-margins");
  const controls = page.locator("ml-figure-page aside").locator("input[type=text], input[type=range], select, [role=radiogroup]");
  await expect(controls.first()).toBeVisible();
  for (const control of await controls.all()) await expect(control).toHaveAccessibleDescription(/\w/);
});

test("the first Tab offers the way to the picture", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "step=8", 8);
  const skip = page.getByRole("button", { name: "Skip to the picture" });
  await expect(page.locator("ml-app .skip")).toHaveCSS("clip-path", "inset(50%)");
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(page.locator("ml-app .skip")).toHaveCSS("clip-path", "none");
  await page.keyboard.press("Enter");
  await expect(page.locator("ml-stage canvas[role=application]")).toBeFocused();
});

test("a chosen theme is there on the next visit and in every room, unless a link asks for another", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await open(page, "step=8", 8);
  const root = page.locator("html");
  await page.getByRole("button", { name: /^Theme:/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.goto("/?again#step=8");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Theme: Dark" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash), "what is remembered restyles nobody else's page").not.toContain("view.theme");
  await page.goto("/?linked#step=8&view.theme=light");
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.goto("/?room#/classifiers");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Theme: Dark" }).click();
  await page.getByRole("menuitemradio", { name: "As the system" }).click();
  await expect(root).not.toHaveAttribute("data-theme", /./);
  await page.reload();
  await expect(page.getByRole("button", { name: "Theme: As the system" })).toBeVisible();
});

test("everything can be reached with Tab", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "", 0);
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    seen.add(
      await page.evaluate(() => {
        let at = document.activeElement;
        const path: string[] = [];
        while (at) {
          path.push(at.tagName.toLowerCase());
          at = at.shadowRoot?.activeElement ?? null;
        }
        return path.join(" ");
      }),
    );
  }
  const all = [...seen].join("\n");
  for (const part of ["ml-data-cards", "ml-chips", "ml-knob", "ml-layers", "ml-stage canvas", "ml-scrubber", "ml-class-table"]) expect(all).toContain(part);
});
