/**
 * Cards: the data sets of the catalogue with their thumbnails, ready for `<ml-data-cards>`.
 */
import { catalogue } from "../../catalogue";
import type { Card } from "../../elements/data-cards";
import { say } from "../../words/words";

export const cards: readonly Card[] = catalogue.datasets.map(({ id, thumbnail }) => ({
  id,
  label: say(`data.${id}`),
  help: say(`data.${id}.what`),
  thumbnail: thumbnail ?? [],
}));
