/** The page and the core say the same: `tests/messages.json` is read here and by `tests/messages.rs`. */
import { expect, test } from "vitest";
import examples from "../../../tests/messages.json";
import { show } from "./number";
import { type Args, decode, encode } from "./wire";
import { say, type Templates, vocabulary } from "./words";

const templates: Templates = examples.templates;

test.each(examples.sentences)("says $text", ({ key, args, text }) => {
  expect(say(key, args as unknown as Args, templates)).toBe(text);
});

test.each(examples.wires)("reads from the wire: $text", ({ wire, text }) => {
  const { key, args } = decode(wire);
  expect(say(key, args, templates)).toBe(text);
});

test.each(examples.numbers as [number, string, string][])("shows %f as “%s”: %s", (number, format, text) => {
  expect(show(number, format)).toBe(text);
});

test("what is no number is a dash", () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY].map((number) => show(number, ".2"))).toEqual(["–", "–"]);
});

test("parts of a wire message that make no sense are left out", () => {
  expect(decode("k\u{1f}broken\u{1f}x\u{1e}\u{1f}y\u{1e}z1")).toEqual({ key: "k", args: {} });
});

test("a message is read from the wire as it was written", () => {
  const args = { count: 3, name: "a=b", other: { key: "room.lab" } };
  expect(decode(encode("page.title", args))).toEqual({ key: "page.title", args });
  expect(decode(encode("page.title", { name: "a\u{1f}b\u{1e}tc" }))).toEqual({ key: "page.title", args: { name: "a b tc" } });
});

test("the vocabulary can be taken apart again", () => {
  const pairs = vocabulary().split("\u{1e}").map((pair) => pair.split("\u{1f}"));
  expect(pairs.every((pair) => pair.length === 2)).toBe(true);
  expect(pairs.map(([key = ""]) => say(key))).toEqual(pairs.map(([, template]) => template));
});
