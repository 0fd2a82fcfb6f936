/**
 * Theme: light, dark or projector, as chosen or as the system has it. The root's `data-theme` sets the interface's colours; the
 * pictures are told by name. What of the screen a picture must follow is told here too.
 */

/** What may be chosen; empty follows the system. */
export const THEMES = ["", "light", "dark", "projector"] as const;

type Theme = (typeof THEMES)[number];

const dark = matchMedia("(prefers-color-scheme: dark)");

/** What the reader prefers, where no link asks for anything else. */
let own: Theme = "";

/** Sets what the reader prefers; what is no theme is no preference. */
export function prefer(text: string): void {
  own = known(text);
}

/** What a link asks for, if there is such a theme; else the reader's own; else, empty, the system's. */
export function chosen(text: string): Theme {
  return known(text) || own;
}

function known(text: string): Theme {
  return THEMES.find((theme) => theme === text) ?? "";
}

/** The picture theme for a choice. */
export function themeOf(text: string): string {
  return chosen(text) || (dark.matches ? "dark" : "light");
}

/** Sets the interface's colours. */
export function dress(root: HTMLElement, text: string): void {
  const theme = chosen(text);
  if (theme === "") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}

/** Calls `listener` when the system changes between light and dark, or its pixels their density; returns the way to stop. */
export function onSystem(listener: () => void): () => void {
  dark.addEventListener("change", listener);
  const stop = onDensity(listener);
  return () => {
    dark.removeEventListener("change", listener);
    stop();
  };
}

/** Calls `listener` when `devicePixelRatio` changes: the page is zoomed, or its window is on another screen. Returns the way to stop. */
export function onDensity(listener: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // A query asks for one density only, so each change needs the next query.
  const watch = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => (watch(), listener()), { signal, once: true });
  };
  watch();
  return () => stop.abort();
}
