/**
 * How the page is built: `src/` and the wasm package become static files in `dist/` that run from any folder of any host.
 *
 * - `margin-lab` is the module of the Lab that `cargo xtask build` leaves in `pkg/`, `margin-lab/gallery` the one of the other rooms;
 *   `messages/…` are the words.
 * - Nothing is inlined, so that the content security policy of `index.html` needs no exception.
 * - Data files (and their notice) are copied, not bundled: the page fetches the one it needs.
 */
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Copies the data files beside the page. */
function data(): Plugin {
  return {
    name: "data-files",
    apply: "build",
    closeBundle: () => {
      mkdirSync(here("dist/data"), { recursive: true });
      const files = readdirSync(here("../data")).filter((name) => /\.(csv|md)$/.test(name));
      for (const name of files) copyFileSync(here(`../data/${name}`), here(`dist/data/${name}`));
    },
  };
}

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [data()],
  resolve: { alias: { "margin-lab/gallery": here("../pkg/gallery/margin_lab.js"), "margin-lab": here("../pkg/margin_lab.js"), messages: here("../messages") } },
  build: {
    target: "es2022",
    rollupOptions: { input: [here("index.html"), here("embed.html")] },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
  server: { fs: { allow: [here("..")] } },
});
