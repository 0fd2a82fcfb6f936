/**
 * Our side of the bench in a browser: the cells of `benches/src/lib.rs`, the simd128 peak, and the real page's picture.
 *
 * `sampleCell(name, milliseconds)` → microseconds a turn; `listCells()` → names.
 */
import init, { Bench, cells } from "/built/margin_lab_bench.js";
import lab, * as package_ from "/pkg/margin_lab.js";
import { sample } from "./sample.js";

await Promise.all([init(), lab()]);
const peak = (await WebAssembly.instantiateStreaming(fetch("/built/peak.wasm"))).instance.exports;
const messages = await (await fetch("/messages/en.json")).json();
package_.words(Object.entries(messages).map((pair) => pair.join("\u{1f}")).join("\u{1e}"));

const LOG = "data=blobs&samples=2000&classes=10&head=arcface";
const LOOK = "width=640&height=640&dpr=1&theme=light";

/**
 * The picture that the Lab draws while it trains: 2,000 points over a 256 × 256 field, another frame each time. The frames are made
 * beforehand: on the page that is the worker's part.
 */
function stage() {
  const [session, picture] = [new package_.Session(LOG), new package_.Picture()];
  picture.data(LOG);
  const frames = Array.from({ length: 16 }, () => {
    session.advance(25);
    return session.frame("");
  });
  const canvas = document.querySelector("canvas");
  const context = canvas.getContext("2d");
  let turn = 0;
  return () => {
    picture.load(frames[turn++ % frames.length]);
    picture.draw("embedding", canvas, LOOK);
    context.getImageData(0, 0, 1, 1); // forces the raster, which would else happen after the clock stops
  };
}

globalThis.listCells = () => ["peak", "page/frame", ...cells()];

globalThis.sampleCell = async (name, milliseconds) => {
  if (name === "peak") return sample((turns) => void peak.run(turns), milliseconds);
  if (name === "page/frame") {
    const draw = stage();
    const many = (times) => {
      for (let k = 0; k < times; k += 1) draw();
    };
    many(20);
    return sample(many, milliseconds);
  }
  const cell = new Bench(name);
  const micros = await sample((times) => void cell.run(times), milliseconds);
  cell.free();
  return micros;
};
globalThis.ready = true;
