/**
 * Shortcuts: what the keys do anywhere on the page, and the list of all keys for the help. A key that means something to the focused
 * control (letters in a field, Space on a button) is left to it.
 */
import { typing, undoKey } from "../elements/undo-buttons";
import type { Experiment } from "../experiment/experiment";
import type { Query } from "../store/query";

/** All keys, in groups; the words are messages `keys.<group>` and `keys.<act>`. */
export const KEYS = [
  {
    id: "training",
    rows: [
      { keys: ["Space"], act: "play" },
      { keys: ["."], act: "step" },
      { keys: ["r"], act: "restart" },
      { keys: ["n"], act: "new-seed" },
      { keys: ["Ctrl", "Z"], act: "undo" },
      { keys: ["Ctrl", "Shift", "Z"], act: "redo" },
      { keys: ["?"], act: "help" },
    ],
  },
  {
    id: "stage",
    rows: [
      { keys: ["←", "↑", "→", "↓"], act: "walk" },
      { keys: ["[", "]"], act: "grip" },
      { keys: ["Shift", "←"], act: "far" },
      { keys: ["1", "2", "3", "0"], act: "pose" },
      { keys: ["Enter"], act: "isolate" },
      { keys: ["Esc"], act: "release" },
    ],
  },
  {
    id: "painting",
    rows: [
      { keys: ["Page ↑", "Page ↓"], act: "walk" },
      { keys: ["←", "↑", "→", "↓"], act: "move" },
      { keys: ["a"], act: "add" },
      { keys: ["c"], act: "recolour" },
      { keys: ["0", "…", "9"], act: "brush" },
      { keys: ["Delete"], act: "delete" },
    ],
  },
] as const;

/** The change that begins again with the next seed. */
export function nextSeed(settings: Query): Record<string, string> {
  return { seed: String(Number(settings.get("seed") ?? 0) + 1) };
}

/** Acts on a key; returns whether it meant something. */
export function shortcut(experiment: Experiment, event: KeyboardEvent, help: () => void): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || event.altKey || event.isComposing) return false;
  // In an open menu letters look for an item.
  if (typing(event) || target.closest("[role=menu]")) return false;
  if (event.ctrlKey || event.metaKey) {
    const way = undoKey(event);
    if (way) void experiment.undo(way);
    return way !== undefined;
  }
  switch (event.key) {
    case " ":
      // Space is nothing to a slider, nor to a number's field that rests, nor to the one of several that is chosen already.
      if (target.matches("button, summary, a, input:is([type=checkbox], [type=radio]:not(:checked)), [role=button]")) return false;
      experiment.play();
      return true;
    case ".":
      experiment.seek(experiment.store.state.step + 1);
      return true;
    case "r":
      void experiment.again();
      return true;
    case "n":
      void experiment.again(nextSeed(experiment.store.state.settings));
      return true;
    case "?":
      help();
      return true;
    default:
      return false;
  }
}
