/**
 * Whole: the module with what the Lab needs seldom, fetched when somebody asks: any table made plain, a picture as an SVG. Data
 * and frames are bytes, so its pictures draw what the Lab's own would.
 */
import { Picture, tidy as tidyOf } from "margin-lab/gallery";
import { ready } from "../trainer/gallery";
import { Refusal } from "../trainer/protocol";

/** What a picture is made from. */
export interface Source {
  readonly log: string;
  readonly table: Uint8Array | undefined;
  readonly frame: Uint8Array;
}

/** A person's table as the trainer reads it, and what was guessed or left out. Rejects with a {@link Refusal}. */
export async function tidy(table: Uint8Array): Promise<{ plain: Uint8Array; notes: string[] }> {
  await ready().catch(() => {
    throw new Refusal("page.no-reader");
  });
  try {
    const [plain = "", ...notes] = tidyOf(table);
    return { plain: new TextEncoder().encode(plain), notes };
  } catch (reason) {
    throw typeof reason === "string" ? new Refusal(reason) : reason;
  }
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
