/**
 * Theme: light, dark or projector, as chosen or as the system has it. The root's `data-theme` sets the interface's colours; the
 * pictures are told by name.
 */

/** What may be chosen; empty follows the system. */
export const THEMES = ["", "light", "dark", "projector"] as const;

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The picture theme for a choice. */
export function themeOf(chosen: string): string {
  if (chosen !== "") return chosen;
  return dark.matches ? "dark" : "light";
}

/** Sets the interface's colours. */
export function dress(root: HTMLElement, chosen: string): void {
  if (chosen === "") delete root.dataset["theme"];
  else root.dataset["theme"] = chosen;
}

/** The theme after this one. */
export function nextTheme(chosen: string): string {
  return THEMES[(THEMES.indexOf(chosen as (typeof THEMES)[number]) + 1) % THEMES.length] ?? "";
}

/** Calls `listener` when the system changes between light and dark; returns the way to stop. */
export function onSystem(listener: () => void): () => void {
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}
