/**
 * Keys: the keyboard on the stage. Arrows walk from sample to sample across the picture; `[` and `]` take hold of a prototype, which
 * the arrows then move; Enter isolates a class; Escape lets go. A view that can be turned turns with Shift and the arrows; 1, 2 and 3 show
 * it from the front, the side and above, 0 as at first.
 */
import { ARROWS, neighbour } from "../elements/arrows";
import { singles } from "../store/single";
import type { Canvas } from "./canvas";
import { look, NUDGE, pose, POSES, turned } from "./orbit";
import type { Touched } from "./pointer";

/** CSS pixels a prototype moves for one press, and with Shift. */
const MOVE = { small: 4, large: 24 };

/** Acts on a key; returns whether it was meant for the stage. */
export function press(host: Touched, view: Canvas, event: KeyboardEvent): boolean {
  const { experiment } = host;
  if (!experiment?.picture || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { store, picture } = experiment;
  const { focus, grip, isolate } = store.state;
  const arrow = ARROWS[event.key];
  const from = pose(experiment, host.figure);
  const goal = POSES[event.key];
  if (from && arrow && grip < 0 && event.shiftKey) look(experiment, host.figure, turned(from, -arrow[0] * NUDGE, arrow[1] * NUDGE));
  else if (from && event.key === "0") look(experiment, host.figure, undefined);
  else if (from && goal) look(experiment, host.figure, goal);
  else if (arrow && grip >= 0) move(host, view, grip, arrow, event.shiftKey ? MOVE.large : MOVE.small);
  else if (arrow) {
    store.patch({ focus: neighbour(focus, arrow, picture.places(host.figure, view.options())) });
  } else if (event.key === "[" || event.key === "]") {
    const classes = picture.classes().length;
    store.patch({ grip: (Math.max(grip, event.key === "]" ? -1 : 0) + (event.key === "]" ? 1 : classes - 1)) % classes, focus: -1 });
  } else if (event.key === "Enter") {
    const label = grip >= 0 ? grip : focus >= 0 ? (picture.labels()[focus] ?? -1) : -1;
    experiment.isolate(label === isolate ? -1 : label);
  } else if (event.key === "Escape" && (focus >= 0 || grip >= 0 || isolate >= 0)) {
    store.patch({ focus: -1, grip: -1, isolate: -1 });
  } else return false;
  experiment.easel.touchAll();
  return true;
}

function move(host: Touched, view: Canvas, index: number, [dx, dy]: readonly [number, number], by: number): void {
  const { experiment, figure } = host;
  const options = view.options();
  const [x, y] = experiment?.picture?.spot(figure, options, -2 - index) ?? [];
  if (x === undefined || y === undefined) return;
  const at = experiment?.picture?.locate(figure, options, x + dx * by, y + dy * by);
  if (at && at.length >= 2) experiment?.event(`prototype.${index}`, singles(at));
}
