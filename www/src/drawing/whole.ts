/**
 * Whole: what the module that has everything makes of the Lab's picture: an SVG, a table, a file for other programs; fetched when
 * somebody asks. Data and frames are bytes, so it has what the Lab's own has.
 */
import { Picture } from "margin-lab/gallery";
import { ready } from "../trainer/gallery";

/** What a picture is made from. */
export interface Source {
  readonly log: string;
  readonly table: Uint8Array | undefined;
  readonly frame: Uint8Array;
}

/** A picture by that module, which can write too. */
export type WholePicture = Picture;

/** What `make` makes of it. */
export async function whole<Made>({ log, table, frame }: Source, make: (picture: WholePicture) => Made): Promise<Made> {
  await ready();
  const picture = new Picture();
  try {
    picture.data(log, table);
    picture.load(frame);
    return make(picture);
  } finally {
    picture.free();
  }
}
