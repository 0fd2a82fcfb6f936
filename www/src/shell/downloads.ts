/**
 * Downloads: what can be taken away: the experiment, the stage as a picture, the training curve and the embedding as tables, and
 * embedding and head for other programs.
 */
import { catalogue, stageFigures } from "../catalogue";
import { curve } from "../drawing/readings";
import type { Picture } from "../drawing/picture";
import { png } from "../drawing/png";
import type { WholePicture } from "../drawing/whole";
import type { Experiment } from "../experiment/experiment";
import { pack, save } from "../store/file";
import { field } from "../store/link";
import type { CurvePoint } from "../store/numbers";
import { write } from "../store/query";
import { themeOf } from "../styles/theme";

/** In the order people are shown them. */
export const FILES = ["experiment", "svg", "png", "curve", "embedding", "case"] as const;

/** Saves one of them. */
export async function download(experiment: Experiment, id: string): Promise<void> {
  const { picture, store } = experiment;
  const stage = stageFigures(store.state.settings.get("dim")).embedding;
  const name = `margin-lab-${store.state.step}`;
  const view = [...store.state.view, ["theme", themeOf(store.state.theme)] as const];
  switch (id) {
    case "experiment":
      return keep(experiment.fragment(), store.state.table?.bytes);
    case "svg":
      return made(experiment, `${name}.svg`, "image/svg+xml", (whole) => whole.svg(stage, write(view)));
    case "embedding":
      return made(experiment, `${name}-embedding.csv`, "text/csv", (whole) => whole.embedding());
    case "case":
      return made(experiment, `${name}.json`, "application/json", (whole) => whole.case());
    case "curve":
      return picture && save(`${name}.csv`, new Blob([table(curve(picture))], { type: "text/csv" }));
    case "png":
      return picture && pixels(experiment, picture, `${name}.png`, stage, view);
  }
}

/** The stage in its own size, whatever the window's. */
async function pixels(experiment: Experiment, picture: Picture, name: string, stage: string, view: readonly (readonly [string, string])[]): Promise<void> {
  const [width, height] = catalogue.views.find(({ id }) => id === stage)?.size ?? [640, 640];
  try {
    save(name, await png((canvas, options) => picture.draw(stage, canvas, write([...view, ...options])), { width, height }));
  } catch {
    experiment.complain(["page.no-picture"]);
  }
}

/** What only the module that has everything can write. */
async function made(experiment: Experiment, name: string, type: string, text: (drawn: WholePicture) => string): Promise<void> {
  const { source } = experiment;
  if (!source) return;
  try {
    const { whole } = await import("../drawing/whole");
    save(name, new Blob([await whole(source, text)], { type }));
  } catch {
    experiment.complain(["page.no-writer"]);
  }
}

/** Named after the step that it leads to: while training goes on that is one a moment ago. */
function keep(fragment: string, table: Uint8Array | undefined): void {
  save(`margin-lab-${field(fragment, "step") ?? 0}.margin-lab`, pack({ fragment, table }));
}

function table(points: readonly CurvePoint[]): string {
  const lines = points.map(({ step, loss, train, test }) => [step, loss, train, test].join(","));
  return `${["step,loss,train_accuracy,test_accuracy", ...lines].join("\n")}\n`;
}
