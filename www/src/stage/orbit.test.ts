/** Turning a view. */
import { expect, test } from "vitest";
import { dragged, turned } from "./orbit";

test("yaw goes round, pitch stops above and below", () => {
  expect(turned({ yaw: 175, pitch: 0 }, 10, 0)).toEqual({ yaw: -175, pitch: 0 });
  expect(turned({ yaw: -175, pitch: 85 }, -10, 20)).toEqual({ yaw: 175, pitch: 90 });
  expect(turned({ yaw: 0, pitch: -85 }, 720, -20)).toEqual({ yaw: 0, pitch: -90 });
});

test("the picture follows the hand: to the right brings the left side forward", () => {
  const to = dragged({ yaw: 0, pitch: 0 }, 100, 20);
  expect(to.yaw).toBeLessThan(0);
  expect(to.pitch).toBeGreaterThan(0);
});
