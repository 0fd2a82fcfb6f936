/** Undo: back and forth through earlier logs. */
import { describe, expect, it } from "vitest";
import { Undo, type Past } from "./undo";

const past = (log: string): Past => ({ log, step: 0, table: undefined });

describe("undo", () => {
  it("goes back and forth through acts", () => {
    const undo = new Undo<Past>();
    undo.remember(past("a"), "m", 0);
    undo.remember(past("b"), "s", 10);
    expect(undo.back(past("c"))?.log).toBe("b");
    expect(undo.back(past("b"))?.log).toBe("a");
    expect(undo.back(past("a"))).toBeUndefined();
    expect(undo.forth(past("a"))?.log).toBe("b");
    expect(undo.forth(past("b"))?.log).toBe("c");
    expect(undo.redoable).toBe(false);
  });

  it("takes a drag as one act", () => {
    const undo = new Undo<Past>();
    for (let now = 0; now < 3000; now += 100) undo.remember(past(String(now)), "m", now);
    undo.remember(past("later"), "m", 5000);
    expect(undo.back(past("now"))?.log).toBe("later");
    expect(undo.back(past("later"))?.log).toBe("0");
    expect(undo.undoable).toBe(false);
  });

  it("keeps acts without a kind apart, however soon they come", () => {
    const undo = new Undo<Past>();
    undo.remember(past("a"), "", 0);
    undo.remember(past("b"), "", 10);
    expect(undo.back(past("c"))?.log).toBe("b");
    expect(undo.back(past("b"))?.log).toBe("a");
  });

  it("forgets what was undone once something new is done", () => {
    const undo = new Undo<Past>();
    undo.remember(past("a"), "m", 0);
    undo.back(past("b"));
    undo.remember(past("a"), "s", 2000);
    expect(undo.redoable).toBe(false);
  });
});
