/** Pace: how many steps a frame asks for, whatever the screen's rate. */
import { describe, expect, it } from "vitest";
import { Pace } from "./pace";

/** Steps after so many seconds at 60 frames a second. */
function after(seconds: number, pace: number): number {
  const clock = new Pace();
  let step = 0;
  for (let frame = 0; frame < seconds * 60; frame++) {
    const due = clock.due(pace, step, 1 / 60);
    clock.paid(due);
    step += due;
  }
  return step;
}

describe("the pace", () => {
  it("eases in from 60 steps a second and reaches 1,200 after three seconds", () => {
    expect(after(1, 1200)).toBeGreaterThan(80);
    expect(after(1, 1200)).toBeLessThan(130);
    expect(after(4, 1200) - after(3.5, 1200)).toBeCloseTo(600, -2);
  });

  it("does not depend on how often frames come, and never owes much", () => {
    expect(after(2, 10)).toBeCloseTo(20, -1);
    const clock = new Pace();
    expect(clock.due(600, 5000, 30)).toBeLessThanOrEqual(61);
  });
});
