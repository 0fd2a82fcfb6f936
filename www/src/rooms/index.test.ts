/** Addresses of the rooms. */
import { expect, test } from "vitest";
import { fragmentOf, LAB, placeOf, ROOMS } from "./index";

test("an experiment, nothing and an unknown room lead to the Lab", () => {
  expect(placeOf("data=iris&m=0.3")).toEqual({ id: LAB, path: "data=iris&m=0.3" });
  expect(placeOf("")).toEqual({ id: LAB, path: "" });
  expect(placeOf("/attic/of?1")).toEqual({ id: LAB, path: "", missed: "attic" });
  expect(placeOf("/d%C3%A9")).toEqual({ id: LAB, path: "", missed: "dé" });
  expect(placeOf("/%E0")).toEqual({ id: LAB, path: "", missed: "%E0" });
  expect(placeOf("/")).toEqual({ id: LAB, path: "" });
});

test("a room's address comes back", () => {
  for (const { id, make } of ROOMS) {
    const place = { id, path: make ? "/one?m=0.5" : "m=0.5" };
    expect(placeOf(fragmentOf(place))).toEqual(place);
  }
});
