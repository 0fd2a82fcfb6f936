/**
 * How the page is built: `src/` and the wasm package become static files in `dist/` that run from any folder of any host.
 *
 * - `margin-lab` is the module of the Lab that `cargo xtask build` leaves in `pkg/`, `margin-lab/gallery` the one of the other rooms;
 *   `messages/…` are the words, in two parts (`parts.ts`).
 * - Nothing is inlined, so that the content security policy of `index.html` needs no exception.
 * - Data files (and their notice) are copied, not bundled: the page fetches the one it needs.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";
import { CATALOGUE, parts } from "./parts.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** For each data set of the catalogue its file, empty for a made one; none before there is a catalogue. The first is what a link without one means. */
function tables(): string[] {
  if (!existsSync(CATALOGUE)) return [];
  const { datasets } = JSON.parse(readFileSync(CATALOGUE, "utf8")) as { datasets: { file?: string | null }[] };
  return datasets.map(({ file }) => file ?? "");
}

/** Copies the data files, and their notice, beside the page. */
function data(): Plugin {
  return {
    name: "data-files",
    apply: "build",
    closeBundle: () => {
      mkdirSync(here("dist/data"), { recursive: true });
      for (const name of [...tables().filter((file) => file !== ""), "NOTICE.md"]) copyFileSync(here(`../data/${name}`), here(`dist/data/${name}`));
    },
  };
}

/** A module or file, and all that it imports, directly or not. */
function reach(from: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...importsOf(id));
  }
  return found;
}

/** What comes after the first picture, in this order; each a file of its own. */
const LATER = { around: "src/stage/around.ts", beside: "src/rooms/lab/beside.ts" } as const;

/** The entry is small and imports the app: the browser should fetch both at once. */
function preload(): Plugin {
  return {
    name: "preload-app",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle, filename }) => {
        if (!filename.endsWith("/index.html")) return [];
        const chunks = Object.values(bundle ?? {}).filter((part) => part.type === "chunk");
        const app = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith("/shell/app.ts")));
        if (!app) throw new Error("no file of the page holds src/shell/app.ts: it could not be preloaded");
        const importsOf = (file: string): readonly string[] => chunks.find(({ fileName }) => fileName === file)?.imports ?? [];
        const files = [...reach(app.fileName, importsOf)];
        // What the entry itself imports is preloaded already.
        const entry = chunks.find(({ facadeModuleId }) => facadeModuleId === filename);
        const own = entry ? reach(entry.fileName, importsOf) : new Set<string>();
        return files.filter((file) => !own.has(file)).map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
          injectTo: "head" as const,
        }));
      },
    },
  };
}

/**
 * The first load is five files, and a line that the bundler keeps apart: what begins before all else, what the embedded page needs too,
 * the page's own, and the two parts that come after the first picture. Each module that a later part shares with them would otherwise
 * be a file, and a request, of its own.
 */
function chunk(id: string, importsOf: (id: string) => readonly string[]): string | null {
  const main = here("src/main.ts");
  // Not the entry itself: another page that shares its modules would run it.
  if (id === main) return null;
  const within = (entry: string): boolean => reach(here(entry), importsOf).has(id);
  if (reach(main, importsOf).has(id) || id.includes("preload-helper")) return "start";
  if (within("src/shell/app.ts")) return within("src/embed.ts") ? "lab" : "app";
  return Object.entries(LATER).find(([, entry]) => within(entry))?.[0] ?? null;
}

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [data(), parts(), preload()],
  define: { FIRST_TABLE: JSON.stringify(tables()[0] ?? "") },
  resolve: { alias: { "margin-lab/gallery": here("../pkg/gallery/margin_lab.js"), "margin-lab": here("../pkg/margin_lab.js"), messages: here("../messages") } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [here("index.html"), here("embed.html")],
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: "first load", name: (id, graph) => chunk(id, (of) => graph.getModuleInfo(of)?.importedIds ?? []) }],
        },
      },
    },
  },
  worker: { format: "es" },
  test: { include: ["*.test.ts", "src/**/*.test.ts"], environment: "node" },
  server: { fs: { allow: [here("..")] } },
});
