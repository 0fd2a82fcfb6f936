/**
 * Card: all there is to know about one sample, gathered from the picture for the hover card.
 */
import type { Picture } from "../drawing/picture";
import type { Sample } from "../elements/hover-card";

/** Nearest neighbours that the wasm package lists. */
const NEIGHBOURS = 5;

/** The sample behind an index; `null` when there is none. */
export function sample(picture: Picture, index: number): Sample | null {
  const labels = picture.labels();
  const label = labels[index];
  if (label === undefined) return null;
  const classes = picture.classes();
  const numbers = [...picture.card(index)];
  const neighbours = numbers.slice(2 * classes.length, 2 * classes.length + NEIGHBOURS);
  const [width, height] = picture.picture();
  const values = picture.features(index);
  const about = {
    label,
    predicted: picture.predicted()[index] ?? label,
    train: picture.train()[index] === 1,
    classes,
    thetas: numbers.slice(0, classes.length).filter((theta) => !Number.isNaN(theta)),
    probabilities: numbers.slice(classes.length, 2 * classes.length),
    neighbours: neighbours.map((i) => labels[i] ?? 0),
  };
  if (width && height) return { ...about, picture: { width, height, values } };
  return { ...about, features: picture.columns().map((name, column) => ({ name, value: values[column] ?? Number.NaN })) };
}
