/** Erasing faster than pictures come: the numbers that the trainer is told are those it has by then. */
import { expect, test, vi } from "vitest";
import type { Experiment } from "../experiment/experiment";
import { Painter } from "./painter";

vi.mock("../drawing/picture", () => ({ hit: (code: number) => (code >= 0 ? { kind: "sample", index: code } : { kind: "nothing" }) }));

/** Ten points a, b, c … as the trainer has them, and the picture of some moment before. */
class Table {
  trainer = [..."abcdefghij"];
  shown = [...this.trainer];
  private under = "";
  readonly painter: Painter;

  constructor() {
    const experiment = {
      event: (key: string) => void this.trainer.splice(Number(key.split(".")[2]), 1),
      store: { patch: () => undefined },
      picture: { labels: () => this.shown, pick: () => this.shown.indexOf(this.under) },
    };
    this.painter = new Painter({ experiment: experiment as unknown as Experiment, figure: "", tool: "erase", brush: 0, middle: [0, 0], drawn: () => "" });
  }

  /** The hand comes over a point of the picture. */
  over(point: string, x: number): void {
    this.under = point;
    if (x === 0) this.painter.down(0, 0);
    else this.painter.drag(x, 0);
  }
}

test("each point under the hand goes, and no other", () => {
  const table = new Table();
  table.over("f", 0);
  table.over("c", 20);
  // The picture that shows the first of the two gone.
  table.shown = [..."abcdeghij"];
  table.over("i", 40);
  table.over("c", 60);
  table.shown = [..."abdeghj"];
  table.over("a", 80);
  table.over("", 100);
  expect(table.trainer.join("")).toBe("bdeghj");
});

test("other data have other numbers", () => {
  const table = new Table();
  table.over("j", 0);
  table.shown = table.trainer = [..."klmnopqrstuvw"];
  table.over("l", 20);
  expect(table.trainer.join("")).toBe("kmnopqrstuvw");
});
