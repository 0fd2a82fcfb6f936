/**
 * Card: all there is to know about one sample, gathered from the picture for the hover card.
 */
import type { Picture } from "../drawing/picture";
import { answer } from "../drawing/readings";
import type { Sample } from "../elements/hover-card/hover-card";

/** The sample behind an index; `null` when there is none. */
export function sample(picture: Picture, index: number): Sample | null {
  const labels = picture.labels();
  const label = labels[index];
  if (label === undefined) return null;
  const classes = picture.classes();
  const { thetas, probabilities, neighbours } = answer(picture, index);
  const [width, height] = picture.picture();
  const values = picture.features(index);
  const about = {
    label,
    predicted: picture.predicted()[index] ?? label,
    train: picture.train()[index] === 1,
    classes,
    // A single one may be missing: a prototype of no length.
    thetas: thetas.every(Number.isNaN) ? [] : thetas,
    probabilities,
    neighbours: neighbours.map((i) => labels[i] ?? 0),
  };
  if (width && height) return { ...about, picture: { width, height, values } };
  return { ...about, features: picture.columns().map((name, column) => ({ name, value: values[column] ?? Number.NaN })) };
}
