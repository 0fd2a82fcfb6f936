/** Made-up contents for the specimens, chosen to be awkward: long words, many options, values at the edges. */
import type { Card, Figure, Formula, Group, Knob, NumberKnob, Option, Row, Sample } from "../elements";

const number = (id: string, words: string, range: [number, number], normal: number, step: number, more: Partial<NumberKnob> = {}): NumberKnob => ({
  kind: "number", id, symbol: "", words, unit: "none", effect: "live", range, whole: false, default: normal, step, spacing: "linear", ...more,
});

export const margin = number("m", "angular margin", [0, 1.5], 0.5, 0.01, { symbol: "m", unit: "radians" });
export const scale = number("s", "scale", [1, 128], 16, 0.5, { symbol: "s", spacing: "log" });
export const rate = number("rate", "learning rate", [1e-5, 1], 0.003, 1e-4, { spacing: "log" });
export const power = number("m1", "multiplicative angular margin", [1, 4], 1, 0.01, { symbol: "m1" });
export const noise = number("noise", "label noise", [0, 0.5], 0.1, 0.01, { unit: "share" });
export const batch = number("batch", "batch", [8, 512], 128, 8, { whole: true });

export const gradient: Knob = {
  kind: "choice", id: "gradient", symbol: "", words: "gradient", unit: "none", effect: "live", options: ["exact", "detached"], default: "exact",
};
export const beyond: Knob = {
  kind: "choice", id: "beyond", symbol: "", words: "beyond π", unit: "none", effect: "live", options: ["none", "linear", "easy", "clamp"], default: "linear",
};
export const layers: Knob = {
  kind: "widths", id: "hidden", symbol: "", words: "hidden layers", unit: "none", effect: "restart", default: "64-64-64", layers: 4, units: 256,
};

export const heads: Option[] = ["Softmax", "L-Softmax", "NSL", "SphereFace", "CosFace", "ArcFace", "Combined", "AdaFace", "MagFace", "Curricular"].map(
  (label) => ({ id: label, label }),
);

export const formula: Formula = { product: [{ knob: "s" }, { call: ["cos", { sum: [{ name: "θ_y" }, { knob: "m" }] }] }] };
export const annealed: Formula = {
  product: [
    { name: "‖x‖" },
    { quotient: [{ sum: [{ product: [{ knob: "m1" }, { call: ["cos", { name: "θ_y" }] }] }, { call: ["ψ", { name: "θ_y" }] }] }, { sum: [{ number: 1 }, { knob: "m1" }] }] },
  ],
};

const wave = (seed: number): number => {
  const value = Math.sin(seed * 127.1) * 43758.5453;
  return value - Math.floor(value);
};

const cloud = (classes: number, seed: number): number[] =>
  Array.from({ length: 60 }, (_, at) => {
    const k = at % classes;
    const [radius, angle] = [wave(at + seed) * 15, wave(at * 3 + seed) * 6.28];
    const [cx, cy] = [50 + 32 * Math.cos((k / classes) * 6.28), 50 + 32 * Math.sin((k / classes) * 6.28)];
    return [Math.round(cx + radius * Math.cos(angle)), Math.round(cy + radius * Math.sin(angle)), k];
  }).flat();

export const cards: Card[] = ["digits", "iris", "wine", "breast cancer", "blobs", "moons", "rings", "spirals", "identities"].map((label, at) => ({
  id: label, label, thumbnail: cloud(at === 0 ? 10 : 2 + (at % 3), at * 17),
}));

export const numbers: Figure[] = [
  { value: "100.0", unit: "%", label: "train accuracy" },
  { value: "94.9", unit: "%", label: "test accuracy" },
  { value: "−0.08", label: "silhouette" },
];

const five = [
  0, 7, 12, 13, 10, 0, 0, 0, 0, 15, 16, 8, 8, 0, 0, 0,
  0, 12, 15, 6, 0, 0, 0, 0, 0, 9, 16, 14, 5, 0, 0, 0,
  0, 0, 3, 9, 14, 2, 0, 0, 0, 0, 0, 0, 13, 6, 0, 0,
  0, 5, 6, 8, 15, 4, 0, 0, 0, 8, 15, 13, 6, 0, 0, 0,
];

export const digit: Sample = {
  label: 5, predicted: 5, train: false, classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  thetas: [1, 1.2, 2, 0.9, 2.2, 0.14, 1.9, 2.8, 1.1, 0.6], probabilities: [0, 0, 0, 0.01, 0, 0.93, 0, 0, 0, 0.06],
  neighbours: [5, 5, 5, 9, 5], picture: { width: 8, height: 8, values: five },
};

export const flower: Sample = {
  label: 1, predicted: 2, train: true, classes: ["setosa", "versicolor", "virginica"], thetas: [], probabilities: [0.001, 0.41, 0.589],
  neighbours: [2, 1, 2, 1, 1],
  features: [5.9, 3.2, 4.8, 1.8, 0.00012, 1234.5].map((value, at) => ({ name: ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)", "fifth", "sixth"][at] ?? "", value })),
};

export const rows: Row[] = Array.from({ length: 12 }, (_, k) => ({
  name: k === 11 ? "a rather long class name" : String(k), cells: [134 + k, 45, k === 3 ? Number.NaN : 0.9 + k / 120, 0.12 + k / 50, 0.6 + k / 90],
}));

export const groups: Group[] = [
  { heading: "Training", rows: [{ keys: ["Space"], label: "play or pause" }, { keys: [".", "→"], label: "one step" }] },
  { heading: "A knob", rows: [{ keys: ["←", "→"], label: "one step" }, { keys: ["Shift", "←"], label: "ten steps" }, { keys: ["Delete"], label: "back to the default" }] },
];
