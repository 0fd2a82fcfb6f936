/**
 * Orbit: turning a view that is seen from somewhere: one with the knobs yaw and pitch, in degrees.
 */
import { catalogue, value } from "../catalogue";
import type { Experiment } from "../experiment/experiment";

/** Where a view is seen from. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
}

/** Degrees for one CSS pixel of a drag: about as much as the ball's face moves under the hand. */
const RATE = 0.3;
/** Degrees for one press of a key. */
export const NUDGE = 10;

/** Poses with a key of their own. */
export const POSES: Readonly<Record<string, Pose>> = {
  1: { yaw: 0, pitch: 0 },
  2: { yaw: 90, pitch: 0 },
  3: { yaw: 0, pitch: 90 },
};

function knobs(figure: string) {
  const all = catalogue.views.find(({ id }) => id === figure)?.knobs ?? [];
  return { yaw: all.find(({ id }) => id === "yaw"), pitch: all.find(({ id }) => id === "pitch") };
}

/** Where a view is seen from now; nothing for one that cannot be turned. */
export function pose(experiment: Experiment | undefined, figure: string): Pose | undefined {
  const { yaw, pitch } = knobs(figure);
  if (!experiment || !yaw || !pitch) return undefined;
  const { view } = experiment.store.state;
  return { yaw: Number(value(yaw, view)), pitch: Number(value(pitch, view)) };
}

/** A pose, turned by a drag of so many CSS pixels. */
export function dragged(from: Pose, dx: number, dy: number): Pose {
  return turned(from, -dx * RATE, dy * RATE);
}

/** A pose, turned by so many degrees; it goes on round the pole's axis and stops above it. */
export function turned({ yaw, pitch }: Pose, right: number, up: number): Pose {
  const round = ((((yaw + right + 180) % 360) + 360) % 360) - 180;
  return { yaw: Math.round(round * 10) / 10, pitch: Math.round(Math.max(-90, Math.min(90, pitch + up)) * 10) / 10 };
}

/** Looks from there; from the view's own place where none is given. */
export function look(experiment: Experiment, figure: string, to: Pose | undefined): void {
  const { yaw, pitch } = knobs(figure);
  const text = (chosen: number | undefined, usual: unknown) => (chosen === undefined || String(chosen) === String(usual) ? undefined : String(chosen));
  experiment.view({ yaw: text(to?.yaw, yaw?.default), pitch: text(to?.pitch, pitch?.default) });
}
