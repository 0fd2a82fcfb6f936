/**
 * Whole: a picture of the Lab as an SVG, by the module that has all of drawing; fetched when somebody asks. Data and frames are bytes,
 * so it draws what the Lab's own would.
 */
import { Picture } from "margin-lab/gallery";
import { ready } from "../trainer/gallery";

/** What a picture is made from. */
export interface Source {
  readonly log: string;
  readonly table: Uint8Array | undefined;
  readonly frame: Uint8Array;
}

/** A figure as an SVG, in its own size. */
export async function svg({ log, table, frame }: Source, figure: string, options: string): Promise<string> {
  await ready();
  const picture = new Picture();
  try {
    picture.data(log, table);
    picture.load(frame);
    return picture.svg(figure, options);
  } finally {
    picture.free();
  }
}
