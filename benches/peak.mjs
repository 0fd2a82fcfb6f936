/**
 * The machine's simd128 peak, measured: a wasm loop of multiplies and adds that never leaves its registers.
 *
 * Twelve chains are more than the pipelines are deep and fewer than there are registers: x ← x·a + b, four lanes each, twice a turn.
 */
const CHAINS = 12;
const TWICE = 2;

/** Floating-point operations a turn of the loop. */
export const FLOPS = CHAINS * TWICE * 4 * 2;

/** The module in wasm's text form; `run(turns)` returns a lane so that nothing is left out. */
export function text() {
  const chains = Array.from({ length: CHAINS }, (_, k) => k);
  const update = chains.map((k) => `(local.set $x${k} (f32x4.add (f32x4.mul (local.get $x${k}) (local.get $a)) (local.get $b)))`).join("\n");
  const sum = chains.map((k) => `(local.get $x${k})`).reduce((left, right) => `(f32x4.add ${left} ${right})`);
  return `(module (func (export "run") (param $turns i32) (result f32)
    (local $a v128) (local $b v128) ${chains.map((k) => `(local $x${k} v128)`).join(" ")}
    (local.set $a (f32x4.splat (f32.const 0.999)))
    (local.set $b (f32x4.splat (f32.const 0.001)))
    ${chains.map((k) => `(local.set $x${k} (f32x4.splat (f32.const ${1 + k / 16})))`).join("\n")}
    (loop $again
      ${Array.from({ length: TWICE }, () => update).join("\n")}
      (local.set $turns (i32.sub (local.get $turns) (i32.const 1)))
      (br_if $again (local.get $turns)))
    (f32x4.extract_lane 0 ${sum})))`;
}
