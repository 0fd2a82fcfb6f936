/**
 * The theme a reader chose, kept on this device for the next visit; what it is worth is judged by who reads it.
 *
 * Storage may be forbidden or written by somebody else: what cannot be kept or read is simply not there.
 */

const KEY = "margin-lab.theme";

/** Remembers the choice; an empty one (as the system has it) is forgotten. */
export function keepTheme(theme: string): void {
  try {
    if (theme === "") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Then it holds until the page is left.
  }
}

/** What was chosen last. */
export function keptTheme(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
