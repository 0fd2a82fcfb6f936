/**
 * Downloads of a plate: the whole figure in its own size and the theme that is shown: as SVG, byte for byte the command line's, or as
 * PNG at twice that size.
 */
import type { Plate } from "../drawing/exhibit";
import { save } from "../store/file";
import { merged, parse, write } from "../store/query";
import type { PlatePicture } from "../stage/plate";

/** Pixels of a PNG for each of the picture's own. */
const DENSITY = "2";

export function download(plate: Plate | undefined, picture: PlatePicture, kind: "svg" | "png"): void {
  if (!plate) return;
  const shown = merged(parse(picture.options()), { width: undefined, height: undefined, focus: undefined });
  const name = `margin-lab-${picture.exhibit?.figure ?? ""}`;
  if (kind === "svg") {
    save(`${name}.svg`, new Blob([plate.svg(write(shown))], { type: "image/svg+xml" }));
    return;
  }
  const [width, height] = plate.size(write(shown));
  const canvas = document.createElement("canvas");
  plate.draw(canvas, write(merged(shown, { width: String(width), height: String(height), dpr: DENSITY })));
  canvas.toBlob((blob) => blob && save(`${name}.png`, blob));
}
