/** Worker of fits. It keeps one fitter, so a support vector machine starts from where the last one ended. */
import init, { Fitter } from "margin-lab/gallery";
import type { Answer, Order } from "./fits";
import { serve, type Served } from "./serve";

let fitter: Fitter | undefined;

function answer({ need, table, lane: [at, of] }: Order): Served {
  try {
    fitter ??= new Fitter();
    const bytes = fitter.fit(need, table, at, of);
    return { answer: { bytes } satisfies Answer, transfer: [bytes] };
  } catch (reason) {
    return { answer: { refused: typeof reason === "string" ? reason : "trainer.failed" } satisfies Answer, transfer: [] };
  }
}

serve(init, answer);
