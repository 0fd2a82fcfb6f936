/** Worker: one experiment on a thread of its own. */
import init from "margin-lab";
import { Host } from "./host";
import { Refusal, type Answer, type Report, type Request } from "./protocol";
import { serve, type Served } from "./serve";

const host = new Host();

function answer(request: Request): Served {
  const { id } = request;
  try {
    const report: Report = "open" in request ? host.open(request.open) : host.turn(request.turn);
    return { answer: { id, report } satisfies Answer, transfer: report.frame ? [report.frame] : [] };
  } catch (reason) {
    return { answer: { id, refused: reason instanceof Refusal ? reason.wire : "trainer.failed" } satisfies Answer, transfer: [] };
  }
}

serve(init, answer);
