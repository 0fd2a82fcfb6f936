/** Downloads of a plate: the whole figure as SVG, or as PNG at twice its size, in the theme that is shown. */
import type { Plate } from "../drawing/exhibit";
import { save } from "../store/file";
import { merged, parse, write } from "../store/query";
import type { PlatePicture } from "./classifiers-plate";

/** Pixels of a PNG for each of the picture's own. */
const DENSITY = "2";
/** Width of an export in CSS pixels, whatever the window's. */
const WIDTH = "760";

export function download(plate: Plate | undefined, picture: PlatePicture, kind: "svg" | "png"): void {
  if (!plate) return;
  const wide = merged(parse(picture.options()), { width: WIDTH, dpr: DENSITY, focus: undefined });
  const options = write(merged(wide, { height: String(plate.height(write(wide))) }));
  const name = `margin-lab-${picture.exhibit?.figure ?? ""}`;
  if (kind === "svg") {
    save(`${name}.svg`, new Blob([plate.svg(options)], { type: "image/svg+xml" }));
    return;
  }
  const canvas = document.createElement("canvas");
  plate.draw(canvas, options);
  canvas.toBlob((blob) => blob && save(`${name}.png`, blob));
}
