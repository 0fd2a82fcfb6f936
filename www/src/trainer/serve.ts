/**
 * Serve: what every worker does. It is posted the compiled module first and says when it is ready; then each request gets one answer.
 */

/** An answer, and the buffers it hands over. */
export interface Served {
  readonly answer: unknown;
  readonly transfer: readonly Uint8Array[];
}

/**
 * @param init makes the wasm package usable in the worker
 * @param answer carries out a request
 */
export function serve<Request>(init: (options: { module_or_path: WebAssembly.Module }) => Promise<unknown>, answer: (request: Request) => Served): void {
  let ready: Promise<unknown> | undefined;
  addEventListener("message", async ({ data }: MessageEvent<WebAssembly.Module | Request>) => {
    if (data instanceof WebAssembly.Module) {
      ready = init({ module_or_path: data });
      // Said aloud as an error event of the worker: whoever hired it waits for one or the other.
      ready.then(() => postMessage("ready"), reportError);
      return;
    }
    await ready;
    const { answer: message, transfer } = answer(data);
    postMessage(message, { transfer: transfer.map(({ buffer }) => buffer as ArrayBuffer) });
  });
}
