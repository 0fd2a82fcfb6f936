/**
 * Downloads: what can be taken away: the experiment, the stage as a picture, the training curve as a table.
 */
import { stageFigures } from "../catalogue";
import { pack, save } from "../store/file";
import { write } from "../store/query";
import type { Experiment } from "../trainer/experiment";
import { themeOf } from "../styles/theme";

/** In the order people are shown them. */
export const FILES = ["experiment", "svg", "curve"] as const;

/** Columns of the curve's rows. */
const COLUMNS = ["step", "loss", "train_accuracy", "test_accuracy"];

/** Saves one of them. */
export function download(experiment: Experiment, id: string): void {
  const { picture, store } = experiment;
  const name = `margin-lab-${store.state.step}`;
  if (id === "experiment") save(`${name}.margin-lab`, pack({ fragment: experiment.fragment(), table: store.state.table?.bytes }));
  if (id === "svg" && picture) {
    const options = write([...store.state.view, ["theme", themeOf(store.state.theme)] as const]);
    save(`${name}.svg`, new Blob([picture.svg(stageFigures().embedding, options)], { type: "image/svg+xml" }));
  }
  if (id === "curve" && picture) save(`${name}.csv`, new Blob([table(picture.curve())], { type: "text/csv" }));
}

function table(rows: Float64Array): string {
  const lines = [COLUMNS.join(",")];
  for (let i = 0; i + COLUMNS.length <= rows.length; i += COLUMNS.length) lines.push(rows.subarray(i, i + COLUMNS.length).join(","));
  return `${lines.join("\n")}\n`;
}
