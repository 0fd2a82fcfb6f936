/**
 * Worker of fits: it is posted the compiled module first, then orders; each gets one answer. It keeps one fitter, so a support vector
 * machine starts from where the last one ended.
 */
import init, { Fitter } from "margin-lab/gallery";
import type { Answer, Order } from "./fits";

let fitter: Fitter | undefined;
let ready: Promise<unknown> | undefined;

addEventListener("message", async (event: MessageEvent<WebAssembly.Module | Order>) => {
  const { data } = event;
  if (data instanceof WebAssembly.Module) {
    ready = init({ module_or_path: data });
    await ready;
    postMessage("ready");
    return;
  }
  await ready;
  answer(data);
});

function answer({ need, table, lane: [at, of] }: Order): void {
  try {
    fitter ??= new Fitter();
    const bytes = fitter.fit(need, table, at, of);
    postMessage({ bytes } satisfies Answer, { transfer: [bytes.buffer as ArrayBuffer] });
  } catch (reason) {
    postMessage({ refused: typeof reason === "string" ? reason : "trainer.failed" } satisfies Answer);
  }
}
