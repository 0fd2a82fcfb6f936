/** The wasm package without the page around it: what the bits test and the bench drive, in any browser. */
import init, { Session } from "/pkg/margin_lab.js";

/** FNV-1a, 32 bits, as `examples/bits.rs` computes it. */
function fnv(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Trains one experiment and hashes its frame. */
globalThis.bits = async ({ log, file, steps, wants }) => {
  const table = file === null ? undefined : new Uint8Array(await (await fetch(`/data/${file}`)).arrayBuffer());
  const session = new Session(log, table);
  const taken = session.advance(steps);
  const hash = fnv(session.frame(wants));
  session.free();
  return { taken, hash };
};

await init();
globalThis.ready = true;
