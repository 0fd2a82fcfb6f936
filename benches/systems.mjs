/** The systems under measure. Each has a name, a version, its cells, and `sample(cell, milliseconds)` → microseconds a turn. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { launch } from "./peers/node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js";

const ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A program that answers one line with one line. */
function program(name, command, words, known) {
  const child = spawn(command, words, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const sample = async (cell, milliseconds) => {
    child.stdin.write(`${cell} ${milliseconds}\n`);
    return Number((await lines.next()).value);
  };
  return { name, ...known, sample, close: () => child.stdin.end() };
}

/** A page that offers `listCells` and `sampleCell`. */
async function page(name, browser, address) {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => process.stderr.write(`${name}: ${error.message}\n`));
  await tab.goto(address);
  await tab.waitForFunction(() => globalThis.ready === true, { timeout: 60_000 });
  const cells = await tab.evaluate(() => globalThis.listCells());
  const sample = async (cell, milliseconds) => {
    await tab.bringToFront();
    return tab.evaluate((...words) => globalThis.sampleCell(...words), cell, milliseconds);
  };
  return { name, version: "", cells, sample, close: () => tab.close() };
}

/** A peer, or nothing but a line saying why it is left out. */
async function peer(name, open) {
  try {
    return [await open()];
  } catch (error) {
    process.stderr.write(`${name} is left out: ${String(error.message ?? error).split("\n")[0]}\n`);
    return [];
  }
}

/** The first Python on the PATH that has PyTorch. */
function torch() {
  const script = file("peers/torch_steps.py");
  const pythons = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "python3")).filter(existsSync);
  for (const python of pythons) {
    const asked = spawnSync(python, [script, "--list"], { encoding: "utf8" });
    if (asked.status !== 0) continue;
    const [version, ...cells] = asked.stdout.trim().split("\n");
    return program("pytorch", python, [script, file("../data/digits.csv")], { version, cells });
  }
  throw new Error("no Python on the PATH has torch");
}

/** Opens everything that is there. */
export async function systems() {
  const { BENCH_URL: url, BENCH_NATIVE: native, BENCH_CHROMIUM: chromium, BENCH_ALONE: alone } = process.env;
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await launch({ executablePath: chromium, headless: true, args: [...ARGUMENTS, ...root] });
  const cells = execFileSync(native, ["--list"], { encoding: "utf8" }).trim().split("\n");
  const list = [
    program("native", native, [], { version: "", cells }),
    await page("wasm", browser, `${url}bench/`),
    ...(alone ? [] : await peer("tensorflow.js", () => page("tensorflow.js", browser, `${url}bench/peers.html`))),
    ...(alone ? [] : await peer("pytorch", torch)),
  ];
  const close = async () => {
    for (const system of list) await system.close();
    await browser.close();
  };
  return { list, browser, close };
}
