/** The support vector machine: its numbers, and every way to move a point. */
import { expect, expectAccessible, test } from "../test";
import { LIMITS, work } from "../pace";
import { address, board, words } from "./room";

test("the published machine is met", async ({ page }) => {
  await board(page);
  await expect.poll(() => words(page)).toContain("3 of 40 points are support vectors.");
  expect(await words(page)).toContain("The margin is 2.284 wide.");
  expect(await words(page)).toMatch(/w = \(−0\.2536, −0\.8383\) and b\s=\s−3\.215/);
});

test("C softens the margin, by key, and the address follows", async ({ page }) => {
  await board(page, "set=gaussians&C=1");
  await expect.poll(() => words(page)).toContain("1.8 wide");
  await page.locator("ml-board .knobs ml-knob-number input[type=text]").first().fill("0.05");
  await page.keyboard.press("Enter");
  await expect.poll(() => words(page)).toContain("3.541 wide");
  expect(await words(page)).toContain("10 of 40");
  await expect.poll(() => address(page)).toContain("C=0.05");
});

test("points are dragged, clicked, added and deleted", async ({ page }) => {
  await board(page);
  const canvas = page.locator("ml-board ml-plate canvas");
  const box = await canvas.boundingBox();
  if (!box) throw new Error("no board");
  // Let go outside the board, a press adds nothing, and the next one counts.
  await page.mouse.move(box.x + 80, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y - 12);
  await page.mouse.up();
  // An empty corner: a click adds a point there.
  const [x, y] = [box.x + 80, box.y + box.height - 80];
  await page.mouse.click(x, y);
  await expect.poll(() => words(page)).toContain("of 41 points");
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 90, { steps: 8 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  const dragged = await page.locator("ml-spot-fields input").first().inputValue();
  await expect.poll(() => address(page)).toContain(`;${dragged},`);
  await page.mouse.click(x + 60, y - 90);
  await expect(page.locator("ml-spot-fields")).toContainText("class 1");
  await page.keyboard.press("Delete");
  await expect.poll(() => words(page)).toContain("of 40 points");
});

test("nothing moves when a point is chosen, and the sigmoid is explained where it is shown", async ({ page }) => {
  await board(page);
  const fields = page.locator("ml-spot-fields");
  const remove = fields.getByRole("button", { name: "Delete" });
  await expect(remove).toBeDisabled();
  const before = (await fields.boundingBox())!;
  await page.locator("ml-board ml-plate canvas").focus();
  await page.keyboard.press("ArrowRight");
  await expect(remove).toBeEnabled();
  expect(await fields.boundingBox()).toEqual(before);
  await expect(page.locator("ml-board")).not.toContainText("A sigmoid of the decision");
});

test("a board without a mouse", async ({ page }) => {
  await board(page);
  await page.locator("ml-board ml-plate canvas").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("ml-spot-fields")).toContainText("Point 1");
  const before = await page.locator("ml-spot-fields input").first().inputValue();
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => page.locator("ml-spot-fields input").first().inputValue()).not.toBe(before);
  await page.locator("ml-spot-fields input").first().fill("9.5");
  await page.keyboard.press("Enter");
  await expect.poll(() => address(page)).toContain("points=9.5,");
});

test("what was done is taken back, and done again", async ({ page }) => {
  await board(page);
  const canvas = page.locator("ml-board ml-plate canvas");
  const box = (await canvas.boundingBox())!;
  const [x, y] = [box.x + 80, box.y + box.height - 80];
  await page.mouse.click(x, y);
  await expect.poll(() => words(page)).toContain("of 41 points");
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++) await page.mouse.move(x + 8 * i, y - 6 * i);
  await page.waitForTimeout(900); // a drag is one act however long it rests
  await page.mouse.move(x + 120, y - 90);
  await page.mouse.up();
  await page.keyboard.press("Delete");
  await expect.poll(() => words(page)).toContain("of 40 points");
  const field = page.locator("ml-board .knobs ml-knob-number input[type=text]").first();
  await field.fill("0.05");
  await field.press("Enter");
  await expect.poll(() => words(page)).toContain("3.908 wide");
  await canvas.focus();
  for (const [points, width] of [["of 40", "2.284"], ["of 41", ""], ["of 41", ""], ["of 40 points", "2.284"]] as const) {
    await page.keyboard.press("Control+z");
    await expect.poll(() => words(page)).toContain(points);
    await expect.poll(() => words(page)).toContain(width);
  }
  await expect.poll(() => address(page)).toBe("#/classifiers/svm");
  await expect(page.locator("ml-undo").getByRole("button", { name: "Undo" })).toBeDisabled();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Control+Shift+z");
  await page.locator("ml-undo").getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => words(page)).toContain("3.908 wide");
  await expect(page.locator("ml-undo").getByRole("button", { name: "Redo" })).toBeDisabled();
});

test("an address that names no figure is said to, and then names the board", async ({ page }) => {
  await page.goto("/#/classifiers/nope");
  await expect(page.locator("ml-toast")).toContainText("nope");
  await expect.poll(() => address(page)).toBe("#/classifiers/svm");
  await expect(page.locator("ml-toast")).toContainText("nope");
});

test("a look at the gallery leaves what was done to be taken back", async ({ page }) => {
  await board(page);
  const box = (await page.locator("ml-board ml-plate canvas").boundingBox())!;
  await page.mouse.click(box.x + 80, box.y + box.height - 80);
  await expect.poll(() => words(page)).toContain("of 41 points");
  for (const other of ["probability-gallery", "svm"]) {
    await page.locator("ml-classifiers nav").getByRole("radio").nth(other === "svm" ? 0 : 1).check({ force: true });
    await expect.poll(() => address(page)).toContain(`#/classifiers/${other}`);
  }
  await expect.poll(() => words(page)).toContain("of 41 points");
  await page.locator("ml-board ml-undo").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => words(page)).toContain("of 40 points");
});

test("the board is as it was left, from whatever room one comes back", async ({ page }) => {
  await board(page);
  const box = (await page.locator("ml-board ml-plate canvas").boundingBox())!;
  await page.mouse.click(box.x + 80, box.y + box.height - 80);
  await expect.poll(() => words(page)).toContain("of 41 points");
  await page.locator("ml-bar").getByRole("link", { name: "Figures" }).click();
  await expect(page.locator("ml-figure-card").first()).toBeVisible();
  await page.locator("ml-bar").getByRole("link", { name: "Classifiers" }).click();
  await expect.poll(() => words(page)).toContain("of 41 points");
  await expect.poll(() => address(page)).toMatch(/points=@0-39;-?[\d.]+,-?[\d.]+,0/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => words(page)).toContain("of 40 points");
});

test("each press of a key that stands apart is taken back apart", async ({ page }) => {
  await board(page);
  const x = (): Promise<number> => page.locator("ml-spot-fields input").first().inputValue().then(Number);
  await page.locator("ml-board ml-plate canvas").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("ml-spot-fields")).toContainText("Point 1");
  const places = [await x()];
  for (let press = 0; press < 2; press++) {
    await page.waitForTimeout(900);
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(x).toBeGreaterThan(places.at(-1) ?? Number.NaN);
    places.push(await x());
  }
  await page.keyboard.press("Control+z");
  const first = page.locator("ml-undo").getByRole("button", { name: "Undo" });
  await expect(first).toBeEnabled();
  await page.locator("ml-board ml-plate canvas").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(x).toBe(places[1]);
});

test("200 points in rings follow the pointer without blocking the page", async ({ page }) => {
  await board(page, "set=rings&kernel=rbf&gamma=2&C=1");
  const canvas = page.locator("ml-board ml-plate canvas");
  const box = await canvas.boundingBox();
  if (!box) throw new Error("no board");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => words(page)).toContain("of 201 points");
  await page.waitForTimeout(500);
  const drag = async (): Promise<void> => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    // Out and back, so that every go begins alike.
    for (let i = 1; i <= 60; i++) await page.mouse.move(box.x + box.width / 2 + 2 * Math.min(i, 60 - i), box.y + box.height / 2 - Math.min(i, 60 - i));
    await page.mouse.up();
    await page.waitForTimeout(300);
  };
  const done = await work(page, drag);
  console.log(`dragging: longest task ${done.longest.toFixed(1)} ms of processor time, ${done.frame.toFixed(1)} ms a frame`);
  expect(done.longest, "longest task, processor time").toBeLessThan(LIMITS.longest);
  expect(done.frame, "two thirds of a frame at most, processor time").toBeLessThan(LIMITS.frame);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the board (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await board(page);
    await expectAccessible(page);
  });
}
