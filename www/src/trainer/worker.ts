/**
 * Worker: one experiment on a thread of its own. The page posts the compiled module first, then requests; each gets one answer.
 */
import init from "margin-lab";
import { Host } from "./host";
import { Refusal, type Answer, type Report, type Request } from "./protocol";

const host = new Host();
let ready: Promise<unknown> | undefined;

addEventListener("message", async (event: MessageEvent<WebAssembly.Module | Request>) => {
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

function answer(request: Request): void {
  const { id } = request;
  try {
    const report: Report = "open" in request ? host.open(request.open) : host.turn(request.turn);
    const transfer = report.frame ? [report.frame.buffer as ArrayBuffer] : [];
    postMessage({ id, report } satisfies Answer, { transfer });
  } catch (reason) {
    postMessage({ id, refused: reason instanceof Refusal ? reason.wire : "trainer.failed" } satisfies Answer);
  }
}
