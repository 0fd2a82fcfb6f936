/**
 * Downloads of a plate: the whole figure in its own size and the theme that is shown: as SVG, byte for byte the command line's, or as
 * PNG.
 */
import type { Plate } from "../drawing/piece";
import { png } from "../drawing/png";
import { tell } from "../elements/events";
import { save } from "../store/file";
import { merged, parse, write } from "../store/query";
import type { PlatePicture } from "../stage/plate";
import { say } from "../words/words";

/** Saves one of them; says by an event `say` of the picture (`{ text }`) where there is none. */
export async function download(plate: Plate | undefined, picture: PlatePicture, kind: "svg" | "png"): Promise<void> {
  if (!plate) return;
  const shown = merged(parse(picture.options()), { width: undefined, height: undefined, focus: undefined });
  const name = `margin-lab-${picture.piece?.figure ?? ""}.${kind}`;
  if (kind === "svg") return save(name, new Blob([plate.svg(write(shown))], { type: "image/svg+xml" }));
  const [width = 0, height = 0] = plate.size(write(shown));
  try {
    save(name, await png((canvas, options) => plate.draw(canvas, write(merged(shown, Object.fromEntries(options)))), { width, height }));
  } catch {
    tell(picture, "say", { text: say("page.no-picture") });
  }
}
