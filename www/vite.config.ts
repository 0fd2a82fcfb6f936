/**
 * How the page is built: `src/` and the wasm package become static files in `dist/` that run from any folder of any host.
 *
 * - `margin-lab` is the package that `cargo xtask build` leaves in `pkg/`; `messages/…` are the words.
 * - Nothing is inlined, so that the content security policy of `index.html` needs no exception.
 * - `data/*.bin`-like files are copied, not bundled: the page fetches the one it needs.
 */
import { cpSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Copies the data files beside the page. */
function data(): Plugin {
  return {
    name: "data-files",
    apply: "build",
    closeBundle: () => {
      if (existsSync(here("../data"))) cpSync(here("../data"), here("dist/data"), { recursive: true });
    },
  };
}

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [data()],
  resolve: { alias: { "margin-lab": here("../pkg/margin_lab.js"), messages: here("../messages") } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  server: { fs: { allow: [here("..")] } },
});
