/**
 * TensorFlow.js (wasm backend, SIMD, one thread) on the same work: digits, 64-64-64-2, ArcFace, batch 128; and the heat map.
 */
import { sample } from "./sample.js";

const { tf } = globalThis;
const [BATCH, CLASSES, SCALE, MARGIN] = [128, 10, 16, 0.5];

tf.wasm?.setWasmPaths("/peers/node_modules/@tensorflow/tfjs-backend-wasm/dist/");
await tf.setBackend("wasm");
await tf.ready();

const rows = (await (await fetch("/data/digits.csv")).text()).trim().split("\n");
const numbers = rows.map((row) => row.split(",").map(Number)).filter((row) => row.every(Number.isFinite));
const features = tf.tensor2d(numbers.map((row) => row.slice(0, 64).map((value) => value / 16)));
const labels = tf.cast(tf.oneHot(tf.tensor1d(numbers.map((row) => row[64]), "int32"), CLASSES), "float32");

/** He's start: normal with standard deviation √(2/inputs). */
const weights = (inputs, outputs) => tf.variable(tf.randomNormal([inputs, outputs], 0, Math.sqrt(2 / inputs)));
const unit = (x) => tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x), 1, true), 1e-12)));

function model(optimiser) {
  const layers = [[64, 64], [64, 64], [64, 2]].map(([a, b]) => [weights(a, b), tf.variable(tf.zeros([b]))]);
  const prototypes = tf.variable(tf.randomNormal([CLASSES, 2]));
  const embed = (x) => layers.reduce((h, [w, b], k) => (k < 2 ? tf.relu(tf.add(tf.matMul(h, w), b)) : tf.add(tf.matMul(h, w), b)), x);
  const cosines = (x) => tf.matMul(unit(x), unit(prototypes), false, true);
  let at = 0;
  const step = () =>
    optimiser.minimize(() => {
      const [x, y] = [tf.slice(features, [at, 0], [BATCH, 64]), tf.slice(labels, [at, 0], [BATCH, CLASSES])];
      at = (at + BATCH) % (numbers.length - BATCH);
      const cos = tf.clipByValue(cosines(embed(x)), -0.999999, 0.999999);
      const sin = tf.sqrt(tf.sub(1, tf.square(cos)));
      const moved = tf.sub(tf.mul(cos, Math.cos(MARGIN)), tf.mul(sin, Math.sin(MARGIN)));
      const logits = tf.mul(tf.add(cos, tf.mul(y, tf.sub(moved, cos))), SCALE);
      return tf.losses.softmaxCrossEntropy(y, logits);
    });
  return { step, cosines };
}

const side = Array.from({ length: 256 }, (_, k) => (k - 127.5) / 64);
const plane = tf.tensor2d(side.flatMap((y) => side.map((x) => [x, -y])));

/** The winner and its probability for every pixel, as RGBA. */
function field({ cosines }) {
  const [share, winner] = tf.tidy(() => {
    const posterior = tf.softmax(tf.mul(cosines(plane), SCALE));
    return [tf.max(posterior, 1).dataSync(), tf.argMax(posterior, 1).dataSync()];
  });
  const rgba = new Uint8ClampedArray(4 * share.length);
  for (let k = 0; k < share.length; k += 1) rgba.set([25 * winner[k], 255 * share[k], 128, 255], 4 * k);
  return rgba;
}

const models = { "step/arcface/adam": () => tf.train.adam(0.003), "step/arcface/sgd": () => tf.train.momentum(0.003, 0.9) };

globalThis.listCells = () => [...Object.keys(models), "field/arcface"];

globalThis.sampleCell = async (name, milliseconds) => {
  const one = model((models[name] ?? models["step/arcface/adam"])());
  const work = name.startsWith("field") ? () => field(one) : () => tf.tidy(one.step);
  const many = (times) => {
    for (let k = 0; k < times; k += 1) work();
  };
  many(10);
  const micros = await sample(many, milliseconds);
  tf.disposeVariables();
  return micros;
};
globalThis.ready = true;
