/** What the page weighs: every file that it may load, gzip -9, by part. Data files are counted apart. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../www/dist/", import.meta.url));

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** Bytes by part: `{ wasm: { raw, gzip }, … }`. */
export function weigh() {
  const parts = {};
  for (const path of files(dist)) {
    const bytes = readFileSync(path);
    const part = path.startsWith(join(dist, "data")) ? "data" : extname(path).slice(1);
    const sum = (parts[part] ??= { raw: 0, gzip: 0 });
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
  }
  return parts;
}
