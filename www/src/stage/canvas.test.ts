/** Canvas: what the experiment knows of one that comes and goes. */
import { expect, test, vi } from "vitest";
import { Easel } from "../experiment/easel";
import type { Experiment } from "../experiment/experiment";

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined })));

import { Canvas, type Host } from "./canvas";

test("one that leaves the page is not seen any more, and joins again where it is put back", () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  const Watcher = class {
    observe = (): void => undefined;
    disconnect = (): void => undefined;
  };
  vi.stubGlobal("ResizeObserver", Watcher);
  vi.stubGlobal("IntersectionObserver", Watcher);
  const easel = new Easel();
  const visible = vi.fn();
  const requestUpdate = vi.fn();
  const experiment = { easel, visible } as unknown as Experiment;
  const host = { experiment, figure: "", requestUpdate, addController: () => undefined } as unknown as Host;
  const canvas = new Canvas(host, true, () => null);
  vi.spyOn(canvas, "visible", "get").mockReturnValue(true);
  canvas.hostConnected();
  expect(requestUpdate).toHaveBeenCalledOnce();
  canvas.hostUpdated();
  expect(easel.seen).toBe(true);
  canvas.hostDisconnected();
  expect(visible).toHaveBeenLastCalledWith(false);
  canvas.hostConnected();
  expect(requestUpdate).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});
