/**
 * Downloads: what can be taken away: the experiment, the stage as a picture, the training curve as a table.
 */
import { catalogue, stageFigures } from "../catalogue";
import type { Picture } from "../drawing/picture";
import { pack, save } from "../store/file";
import { write } from "../store/query";
import type { Experiment } from "../trainer/experiment";
import { themeOf } from "../styles/theme";

/** In the order people are shown them. */
export const FILES = ["experiment", "svg", "png", "curve"] as const;

/** Pixels of a PNG for each of the picture's own. */
const DENSITY = 2;

/** Columns of the curve's rows. */
const COLUMNS = ["step", "loss", "train_accuracy", "test_accuracy"];

/** Saves one of them. */
export async function download(experiment: Experiment, id: string): Promise<void> {
  const { picture, source, store } = experiment;
  const stage = stageFigures(store.state.settings.get("dim")).embedding;
  const name = `margin-lab-${store.state.step}`;
  if (id === "experiment") save(`${name}.margin-lab`, pack({ fragment: experiment.fragment(), table: store.state.table?.bytes }));
  const view = [...store.state.view, ["theme", themeOf(store.state.theme)] as const];
  if (id === "svg" && source) {
    try {
      const { svg } = await import("../drawing/whole");
      save(`${name}.svg`, new Blob([await svg(source, stage, write(view))], { type: "image/svg+xml" }));
    } catch {
      experiment.complain(["page.no-drawer"]);
    }
  }
  if (id === "png" && picture) paint(picture, stage, view).toBlob((blob) => blob && save(`${name}.png`, blob));
  if (id === "curve" && picture) save(`${name}.csv`, new Blob([table(picture.curve())], { type: "text/csv" }));
}

/** The stage in its own size, whatever the window's. */
function paint(picture: Picture, id: string, view: readonly (readonly [string, string])[]): HTMLCanvasElement {
  const [width, height] = catalogue.views.find((view) => view.id === id)?.size ?? [640, 640];
  const canvas = document.createElement("canvas");
  picture.draw(id, canvas, write([...view, ["width", String(width)], ["height", String(height)], ["dpr", String(DENSITY)]]));
  return canvas;
}

function table(rows: Float64Array): string {
  const lines = [COLUMNS.join(",")];
  for (let i = 0; i + COLUMNS.length <= rows.length; i += COLUMNS.length) lines.push(rows.subarray(i, i + COLUMNS.length).join(","));
  return `${lines.join("\n")}\n`;
}
