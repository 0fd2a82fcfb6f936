/**
 * Cards: the data sets of the catalogue with their thumbnails, ready for `<ml-data-cards>`; and one for a person's own table.
 */
import { catalogue } from "../../catalogue";
import type { Picture } from "../../drawing/picture";
import type { Card } from "../../elements/data-cards/data-cards";
import type { Table } from "../../store/state";
import { say } from "../../words/words";

/** Dots of one's own thumbnail at most. */
const DOTS = 60;

export const cards: readonly Card[] = catalogue.datasets.map(({ id, thumbnail }) => ({
  id,
  label: say(`data.${id}`),
  help: say(`data.${id}.what`),
  thumbnail: thumbnail ?? [],
}));

const drawn = new WeakMap<Table, readonly number[]>();

/** The card of a table; its thumbnail is drawn while the picture has its samples, and kept. */
export function ownCard(table: Table, picture: Picture | undefined): Card {
  const thumbnail = drawn.get(table) ?? (picture ? dots(picture) : []);
  if (thumbnail.length > 0) drawn.set(table, thumbnail);
  return { id: catalogue.table, label: table.name, help: table.name, thumbnail };
}

/** Some samples by their first two columns, x, y (0–100, y downwards) and class; one column stands on a line. */
function dots(picture: Picture): number[] {
  const labels = picture.labels();
  const apart = Math.max(labels.length / DOTS, 1);
  const some = Array.from({ length: Math.min(labels.length, DOTS) }, (_, k) => Math.floor(k * apart));
  const places = some.map((i) => picture.features(i));
  const axis = (at: number): number[] => {
    const values = places.map((place) => place[at] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return values.map((value) => (high > low ? (100 * (value - low)) / (high - low) : 50));
  };
  const [xs, ys] = [axis(0), axis(1)];
  return some.flatMap((i, k) => [xs[k] ?? 50, 100 - (ys[k] ?? 50), labels[i] ?? 0]);
}
