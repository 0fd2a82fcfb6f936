/**
 * Theme: light, dark or projector, as chosen or as the system has it. The root's `data-theme` sets the interface's colours; the
 * pictures are told by name.
 */

/** What may be chosen; empty follows the system. */
export const THEMES = ["", "light", "dark", "projector"] as const;

type Theme = (typeof THEMES)[number];

const dark = matchMedia("(prefers-color-scheme: dark)");

/** What a link asks for, if there is such a theme; else the system's. */
export function chosen(text: string): Theme {
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

/** The theme after this one. */
export function nextTheme(text: string): string {
  return THEMES[(THEMES.indexOf(chosen(text)) + 1) % THEMES.length] ?? "";
}

/** Calls `listener` when the system changes between light and dark; returns the way to stop. */
export function onSystem(listener: () => void): () => void {
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}
