/**
 * How much the page does, measured so that a machine which is shared with other work gives the same answer: the processor time of its
 * tasks from the browser's own trace, and clock times only where a page that does nothing keeps time too.
 */
import { cpus, loadavg } from "node:os";
import type { Page } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the page's own thread did while something went on. */
export interface Work {
  /** Milliseconds of processor time of its longest task. */
  longest: number;
  /** Milliseconds of processor time of what it does in an animation frame, on average. */
  frame: number;
  readonly frames: number;
}

/** Milliseconds of a frame of a screen of 60 Hz. */
export const FRAME = 1000 / 60;

/** What the page may do at once, and in a frame while something moves: two thirds of it, the rest is the browser's. */
export const LIMITS: Pick<Work, "longest" | "frame"> = { longest: 50, frame: (FRAME * 2) / 3 };

/** How often something is done that took too long. */
const TRIES = 3;

/**
 * The least that the page's thread did while `act` went on, of as many goes as it takes to stay below LIMITS, at most three. The
 * processor time that a virtual machine counts includes what its host takes from it, now and then several times the work itself; a task
 * that the page makes long is long every time.
 */
export async function work(page: Page, act: () => Promise<void>): Promise<Work> {
  const least = await traced(page, act);
  for (let tries = 1; tries < TRIES && (least.longest >= LIMITS.longest || least.frame >= LIMITS.frame); tries++) {
    const next = await traced(page, act);
    least.longest = Math.min(least.longest, next.longest);
    least.frame = Math.min(least.frame, next.frame);
  }
  return least;
}

/** Traces the page's thread while `act` goes on. */
async function traced(page: Page, act: () => Promise<void>): Promise<Work> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser to trace");
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const key = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
  const threads = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(key));
  const ours = traceEvents.filter((event) => event.ph === "X" && threads.has(key(event)));
  const times = (wanted: string): number[] => ours.filter(({ name }) => name === wanted).map(({ tdur }) => (tdur ?? 0) / 1000);
  const [tasks, drawn] = [times("RunTask"), times("FireAnimationFrame")];
  if (tasks.length === 0 || drawn.length === 0) throw new Error("the trace holds no task of the page");
  return { longest: Math.max(...tasks), frame: drawn.reduce((sum, time) => sum + time, 0) / drawn.length, frames: drawn.length };
}

/** Milliseconds between frames in `milliseconds`: the median and the 95th percentile. */
export function frames(page: Page, milliseconds: number): Promise<{ median: number; most: number }> {
  return page.evaluate(async (watched) => {
    const gaps: number[] = [];
    await new Promise<void>((resolve) => {
      const first = performance.now();
      let last = first;
      const next = (now: number): void => {
        gaps.push(now - last);
        last = now;
        if (now - first < watched) requestAnimationFrame(next);
        else resolve();
      };
      requestAnimationFrame(next);
    });
    const sorted = gaps.slice(2).sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
    return { median: at(0.5), most: at(0.95) };
  }, milliseconds);
}

/** Square roots a frame: with them the other page keeps sixty frames a second just where ours does. */
const ROOTS = 7e6;

/**
 * Milliseconds between frames, the median, of another page in this browser with about the load of ours and nothing of its code: a thread
 * that counts, and in each frame a canvas of the stage's size and some work. What it misses the machine misses.
 */
export async function loaded(ours: Page, milliseconds: number): Promise<number> {
  const page = await ours.context().newPage();
  await page.evaluate((roots) => {
    new Worker(URL.createObjectURL(new Blob(["for (;;) Math.random();"], { type: "text/javascript" })));
    const [canvas, field] = [document.createElement("canvas"), document.createElement("canvas")];
    [canvas.width, canvas.height, field.width, field.height] = [720, 720, 256, 256];
    document.body.append(canvas);
    const [stage, small] = [canvas.getContext("2d")!, field.getContext("2d")!];
    const marks = new ImageData(720, 720);
    const draw = (now: number): void => {
      let sum = 0;
      for (let i = 0; i < roots; i++) sum += Math.sqrt(i);
      small.fillRect(now % 256, 0, sum / sum, 256); // what is drawn needs the sum: it cannot be left out
      stage.putImageData(marks, 0, 0);
      stage.drawImage(field, 0, 0, 720, 720);
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  }, ROOTS);
  const { median } = await frames(page, milliseconds);
  await page.close();
  return median;
}

/** How many programs want each processor, 1 where there is room: what clock times may be longer by. */
export function crowd(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / cpus().length);
}
