/** Downloads of a figure in its own size, whatever the window's: SVG byte for byte as `margin-lab figure` writes it, or PNG. */
import type { Show } from "../../drawing/show";
import { save } from "../../store/file";
import { write } from "../../store/query";
import { themeOf } from "../../styles/theme";

/** Pixels of a PNG for each of the picture's own. */
const DENSITY = 2;

export function download(show: Show | undefined, theme: string, kind: "svg" | "png"): void {
  const plate = show?.plate;
  if (!plate) return;
  const { id, size: [width, height] } = show.spec;
  const options = write([["theme", themeOf(theme)]]);
  if (kind === "svg") {
    save(`${id}.svg`, new Blob([plate.svg(options)], { type: "image/svg+xml" }));
    return;
  }
  const canvas = document.createElement("canvas");
  plate.draw(canvas, `${options}&width=${width}&height=${height}&dpr=${DENSITY}`);
  canvas.toBlob((blob) => blob && save(`${id}.png`, blob));
}
