/**
 * Downloads: what can be taken away: the experiment, the stage as a picture, the training curve as a table.
 */
import { catalogue, stageFigures } from "../catalogue";
import { curve } from "../drawing/readings";
import { png } from "../drawing/png";
import type { Experiment } from "../experiment/experiment";
import { pack, save } from "../store/file";
import { field } from "../store/link";
import type { CurvePoint } from "../store/numbers";
import { write } from "../store/query";
import { themeOf } from "../styles/theme";

/** In the order people are shown them. */
export const FILES = ["experiment", "svg", "png", "curve"] as const;

/** Saves one of them. */
export async function download(experiment: Experiment, id: string): Promise<void> {
  const { picture, source, store } = experiment;
  const stage = stageFigures(store.state.settings.get("dim")).embedding;
  const name = `margin-lab-${store.state.step}`;
  if (id === "experiment") keep(experiment.fragment(), store.state.table?.bytes);
  const view = [...store.state.view, ["theme", themeOf(store.state.theme)] as const];
  if (id === "svg" && source) {
    try {
      const { svg } = await import("../drawing/whole");
      save(`${name}.svg`, new Blob([await svg(source, stage, write(view))], { type: "image/svg+xml" }));
    } catch {
      experiment.complain(["page.no-drawer"]);
    }
  }
  if (id === "png" && picture) {
    // In its own size, whatever the window's.
    const [width, height] = catalogue.views.find((view) => view.id === stage)?.size ?? [640, 640];
    try {
      save(`${name}.png`, await png((canvas, options) => picture.draw(stage, canvas, write([...view, ...options])), { width, height }));
    } catch {
      experiment.complain(["page.no-picture"]);
    }
  }
  if (id === "curve" && picture) save(`${name}.csv`, new Blob([table(curve(picture))], { type: "text/csv" }));
}

/** Named after the step that it leads to: while training goes on that is one a moment ago. */
function keep(fragment: string, table: Uint8Array | undefined): void {
  save(`margin-lab-${field(fragment, "step") ?? 0}.margin-lab`, pack({ fragment, table }));
}

function table(points: readonly CurvePoint[]): string {
  const lines = points.map(({ step, loss, train, test }) => [step, loss, train, test].join(","));
  return `${["step,loss,train_accuracy,test_accuracy", ...lines].join("\n")}\n`;
}
