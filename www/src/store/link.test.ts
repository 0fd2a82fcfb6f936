/** Links: a log and view keys joined, and read. */
import { describe, expect, it } from "vitest";
import { join, read } from "./link";
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
});

describe("a query", () => {
  it("is read back as it was written", () => {
    const pairs: [string, string][] = [["a", "1,2;3:4"], ["b c", "ä&=%+"], ["empty", ""]];
    expect([...parse(write(pairs))]).toEqual(pairs);
  });
});
