/** Who is drawn in a frame that the stage alone fills: nobody else, but after an event one more, in turn. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Easel, type View } from "./easel";

/** Milliseconds that the stage takes: all that a frame has. */
const STAGE = 20;

const frames: ((now: number) => void)[] = [];
let clock = 0;
let drawn: string[] = [];
const easel = new Easel();

function view(name: string, urgent: boolean): View {
  const draw = (): boolean => {
    drawn.push(name);
    if (urgent) clock += STAGE;
    return false;
  };
  return { urgent, visible: true, look: () => undefined, draw };
}

/** What one frame draws. */
function frame(): string[] {
  drawn = [];
  clock += 16;
  for (const run of frames.splice(0)) run(clock);
  return drawn;
}

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (run: (now: number) => void) => frames.push(run));
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  easel.add(view("stage", true));
  easel.add(view("loss", false));
  easel.add(view("logit", false));
});

afterEach(() => {
  easel.close();
  while (frames.length > 0) frame();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("what the stage leaves no time for waits, unless an event may have changed it", () => {
  for (let i = 0; i < 20; i++) {
    easel.touchAll();
    expect(frame()).toEqual(["stage"]);
  }
  easel.hurry();
  expect(frame()).toEqual(["stage", "loss"]);
  easel.touchAll();
  expect(frame()).toEqual(["stage", "logit"]);
  easel.touchAll();
  expect(frame(), "nothing is due any more").toEqual(["stage"]);
});

test("of many events none keeps the same view waiting", () => {
  const others = Array.from({ length: 6 }, () => {
    easel.hurry();
    return frame()[1];
  });
  expect(others).toEqual(["loss", "logit", "loss", "logit", "loss", "logit"]);
});
