/** The words of the first load are those that the Lab says, and no more. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CATALOGUE, roomsWords } from "./parts";

const root = fileURLToPath(new URL("../", import.meta.url));
/** Code that only the rooms beside the Lab run, or only the command line. */
const ELSEWHERE = [
  /^www\/src\/(rooms\/(figures|classifiers|catalogue)|drawing\/(exhibit|piece|show)|trainer\/(fits|runs|gallery))/,
  /^src\/(classifier|cli|figure\/(?!view)|engine\/fit|web\/(beside|board|fitter|plate|rows|runs|seldom))/,
];

function files(folder: string): string[] {
  const all = readdirSync(root + folder, { recursive: true }) as string[];
  return all.map((name) => `${folder}/${name}`).filter((name) => /\.(rs|ts)$/.test(name) && !/test/.test(name) && !ELSEWHERE.some((code) => code.test(name)));
}

test("what the Lab's code says by name is not among the rooms' words", () => {
  const rooms = roomsWords(JSON.parse(readFileSync(CATALOGUE, "utf8")) as Record<string, unknown>);
  const all = new Set(Object.keys(JSON.parse(readFileSync(`${root}messages/en.json`, "utf8")) as object));
  const sources = [...files("src"), ...files("www/src")];
  expect(sources.length).toBeGreaterThan(200);
  const said = sources.flatMap((name) => [...readFileSync(root + name, "utf8").matchAll(/"([a-z0-9-]+(?:\.[a-z0-9-]+)+)"/g)].map(([, key = ""]) => ({ name, key })));
  const known = said.filter(({ key }) => all.has(key));
  expect(known.length).toBeGreaterThan(300);
  expect(known.filter(({ key }) => rooms(key))).toEqual([]);
});
