/** Links: a log and view keys joined, read, and what starts anew. */
import { describe, expect, it } from "vitest";
import { field, holds, join, read, restarted } from "./link";
import { parse, write } from "./query";

describe("a link", () => {
  it("keeps the log word for word and takes the view apart", () => {
    const log = "v=1&head=cosface&step=9&e=3:m:0.2;:point.add:0.5,-1,1";
    const link = read(`#${log}&view.projection=circle&view.theme=dark`);
    expect(link.log).toBe(log);
    expect([...link.view]).toEqual([
      ["projection", "circle"],
      ["theme", "dark"],
    ]);
    expect(join(link)).toBe(`${log}&view.projection=circle&view.theme=dark`);
  });

  it("survives nonsense", () => {
    for (const text of ["", "#", "&&&", "=", "view.=", "%E0%A4%A", "view.a=%"]) expect(join(read(text))).toBeTypeOf("string");
  });

  it("starts again with its painted points and without its other events", () => {
    const log = "step=40&e=3:m:0.2;2:point.add:0,1,2;4::1,1,0;1:m:0.3;1:point.delete.0:";
    const again = restarted(parse("data=moons&m=0.3"), log);
    expect(field(again, "step")).toBeUndefined();
    expect(field(again, "e")).toBe(":point.add:0,1,2;:point.add:1,1,0;:point.delete.0:");
    expect(field(again, "m")).toBe("0.3");
  });
});

describe("a query", () => {
  it("is read back as it was written", () => {
    const pairs: [string, string][] = [["a", "1,2;3:4"], ["b c", "ä&=%+"], ["empty", ""]];
    expect([...parse(write(pairs))]).toEqual(pairs);
  });

  it("knows which settings events changed", () => {
    const log = "head=cosface&e=120:m:0.35;4::0.36;60:head:arcface";
    expect([holds(log, "head"), holds(log, "m"), holds(log, "s"), holds("head=nsl", "head")]).toEqual([true, true, false, false]);
  });
});
