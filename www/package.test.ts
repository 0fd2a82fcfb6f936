/** The npm package keeps what its README says: the example runs, and what it names is shipped. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import * as lab from "margin-lab";
import * as gallery from "margin-lab/gallery";

const root = fileURLToPath(new URL("../pkg/", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const { files, exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { files: string[]; exports: Record<string, { types: string; default: string }> };

/** What the example is left with. */
interface Made {
  session: lab.Session;
  taken: number;
  picture: lab.Picture;
}

/** The only code block, with its import turned into names of a module that is handed in. */
function example(): (lab: unknown) => Promise<Made> {
  const code = /```js\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const body = code.replace(/^import (\w+), (\{.*\}) from "margin-lab";$/m, "const $1 = lab.default, $2 = lab;");
  expect(body, "the import is written otherwise").not.toBe(code);
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (...text: string[]) => (lab: unknown) => Promise<Made>;
  return new AsyncFunction("lab", `${body}\nreturn { session, taken, picture };`);
}

test("the README's example runs", async () => {
  // Node fetches no file.
  vi.stubGlobal("fetch", async (file: URL) => new Response(readFileSync(file), { headers: { "content-type": "application/wasm" } }));
  const { session, taken, picture } = await example()(lab);
  vi.unstubAllGlobals();
  expect([taken, session.step, session.problems()]).toEqual([500, 500, []]);
  const [step, loss, ...others] = picture.numbers();
  expect([step, Number.isFinite(loss)]).toEqual([500, true]);
  expect(others.slice(2).some(Number.isFinite), "the snapshot holds no measures").toBe(true);
});

test("what it exports is there and is shipped", () => {
  const named = Object.values(exports).flatMap((entry) => Object.values(entry));
  expect(named.filter((file) => !existsSync(root + file))).toEqual([]);
  expect(named.filter((file) => !files.some((start) => file === `./${start}` || file.startsWith(`./${start}/`)))).toEqual([]);
  expect(readme).toContain("margin-lab/gallery");
  expect(gallery.Picture.prototype.svg).toBeTypeOf("function");
});
