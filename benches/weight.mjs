/**
 * What the page weighs, gzip -9: everything fetched until the Lab is complete and plays, by part; apart from it the data files, and
 * what is fetched later, when somebody uses it. The first load is what index.html names, what that begins, and the two parts that come
 * after the first picture.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../www/dist/", import.meta.url));

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** Names of the files of the first load. */
function firstLoad() {
  const named = (text) => text.match(/[\w~-]+\.(?:js|css|svg|wasm)/g) ?? [];
  const html = named(readFileSync(join(dist, "index.html"), "utf8"));
  const start = html.filter((name) => name.startsWith("start-") && name.endsWith(".js"));
  const among = (names, wanted) =>
    names.flatMap((name) => named(readFileSync(join(dist, "assets", name), "utf8"))).filter((name) => wanted.test(name));
  const begun = among(start, /^worker-|\.wasm$/);
  // What comes after the first picture: around the stage and beside it.
  const later = among(html.filter((name) => /^(?:app|lab)-.*\.js$/.test(name)), /^(?:around|beside)-/);
  return new Set(["index.html", ...html, ...begun, ...later]);
}

/** Bytes by part: `{ wasm: { raw, gzip }, … }`. */
export function weigh() {
  const parts = {};
  const first = firstLoad();
  for (const path of files(dist)) {
    const bytes = readFileSync(path);
    const soon = first.has(basename(path)) ? extname(path).slice(1) : "later";
    const part = path.startsWith(join(dist, "data")) ? "data" : soon;
    const sum = (parts[part] ??= { raw: 0, gzip: 0 });
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
  }
  return parts;
}
