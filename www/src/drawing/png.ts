/**
 * Png: a picture in its own size, twice as fine, as a file.
 */
import { Refusal } from "../trainer/protocol";
import type { Size } from "./sight";

/** Pixels for each of the picture's own. */
const DENSITY = 2;

/**
 * Rejects with a {@link Refusal} where the browser makes none of it.
 *
 * @param draw draws with these options beside its own
 */
export function png(draw: (canvas: HTMLCanvasElement, options: readonly (readonly [string, string])[]) => void, { width, height }: Size): Promise<Blob> {
  const canvas = document.createElement("canvas");
  draw(canvas, [["width", String(width)], ["height", String(height)], ["dpr", String(DENSITY)]]);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Refusal("page.no-picture"))));
  });
}
