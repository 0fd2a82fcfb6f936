/** Hire: the page's side of starting a worker: the module is compiled once, posted to it, and the worker says that it is ready. */
import { Refusal } from "./protocol";

/** Compiles a module while it arrives; whole where a host names the wrong type. Rejects with what is the matter: the way, or the browser. */
export async function compile(wasm: string): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compileStreaming(fetch(wasm));
  } catch {
    const bytes = await fetched(wasm);
    return WebAssembly.compile(bytes).catch(() => {
      throw new Refusal("trainer.no-simd");
    });
  }
}

async function fetched(address: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(address);
    if (response.ok) return await response.arrayBuffer();
  } catch {
    // Said below, as for a host that answers without it.
  }
  throw new Refusal("page.no-module");
}

/**
 * A worker once it is ready, while the module may still be on its way; rejects where workers, or modules in them, cannot start.
 *
 * @param first what the worker is asked behind the module, before the page hears that it is ready; nothing where it rejects
 */
export function hire(make: () => Worker, module: Promise<WebAssembly.Module>, first?: Promise<unknown>): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = make();
    const refuse = (): void => {
      worker.terminate();
      reject(new Refusal("trainer.no-worker"));
    };
    worker.addEventListener("error", refuse, { once: true });
    worker.addEventListener("message", () => {
      worker.removeEventListener("error", refuse);
      resolve(worker);
    }, { once: true });
    module.then((compiled) => {
      worker.postMessage(compiled);
      first?.then((request) => worker.postMessage(request), () => undefined);
    }, refuse);
  });
}
