/** Addresses of the rooms. */
import { expect, test, vi } from "vitest";
import { fragmentOf, LAB, placeOf, ROOMS } from "./index";

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined })));

test("an experiment, nothing and an unknown room lead to the Lab", () => {
  expect(placeOf("data=iris&m=0.3")).toEqual({ id: LAB, path: "data=iris&m=0.3" });
  expect(placeOf("")).toEqual({ id: LAB, path: "" });
  expect(placeOf("/attic/of?1")).toEqual({ id: LAB, path: "", missed: "attic" });
  expect(placeOf("/d%C3%A9")).toEqual({ id: LAB, path: "", missed: "dé" });
  expect(placeOf("/%E0")).toEqual({ id: LAB, path: "", missed: "%E0" });
  expect(placeOf("/")).toEqual({ id: LAB, path: "" });
});

test("a room's address may ask for a theme", () => {
  expect(placeOf("/figures/scale?view.theme=dark&m=0.5")).toEqual({ id: "figures", path: "/scale?m=0.5", theme: "dark" });
  expect(placeOf("/classifiers?view.theme=projector")).toEqual({ id: "classifiers", path: "", theme: "projector" });
  expect(placeOf("/figures/scale?view.theme=pink&m=0.5")).toEqual({ id: "figures", path: "/scale?m=0.5", problems: [expect.stringContaining("pink")] });
  for (const path of ["", "/scale", "/scale?m=0.5"]) {
    const place = { id: "figures", path, theme: "dark" };
    expect(placeOf(fragmentOf(place))).toEqual(place);
  }
});

test("a room's address comes back", () => {
  for (const { id, make } of ROOMS) {
    const place = { id, path: make ? "/one?m=0.5" : "m=0.5" };
    expect(placeOf(fragmentOf(place))).toEqual(place);
  }
});
