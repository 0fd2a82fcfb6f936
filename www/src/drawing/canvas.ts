/**
 * Canvas: one figure of the wasm package on one canvas element, at the element's size and the screen's resolution. It joins the
 * experiment's easel while its element is in the page.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { still } from "../styles/motion";
import { themeOf } from "../styles/theme";
import { write } from "../store/query";
import type { Experiment } from "../trainer/experiment";
import type { View } from "./easel";
import { newest } from "./newest";

/** What a canvas needs of its element. */
export interface Frame extends ReactiveControllerHost, HTMLElement {
  readonly experiment: Experiment | undefined;
  /** Figure id. */
  readonly figure: string;
}

/** Where a picture's numbers hold the frame's reach. */
const REACH = 4;

/** Before anybody measured. */
const UNKNOWN = { width: 0, height: 0 };

export class Canvas implements View, ReactiveController {
  visible = false;
  private joined: Experiment | undefined;
  private size = UNKNOWN;
  private readonly sizes = new ResizeObserver((entries) => newest(entries, (entry) => this.resize(entry.contentRect)));
  private readonly sight = new IntersectionObserver((entries) => newest(entries, (entry) => this.see(entry.isIntersecting)));

  constructor(
    private readonly host: Frame,
    readonly urgent: boolean,
    private readonly element: () => HTMLCanvasElement | null,
    private readonly box: () => HTMLElement = () => host,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.host.updateComplete.then(() => {
      if (!this.host.isConnected) return;
      this.sizes.observe(this.box());
      this.sight.observe(this.box());
    });
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.sight.disconnect();
    this.joined?.easel.remove(this);
    this.joined = undefined;
  }

  hostUpdated(): void {
    const { experiment } = this.host;
    if (experiment !== this.joined) {
      this.joined?.easel.remove(this);
      this.joined = experiment;
      experiment?.easel.add(this);
    }
    this.touch();
  }

  /** Draw again soon. */
  touch(): void {
    this.joined?.easel.touch(this);
  }

  /** The browser's observers speak after the first frame only, and that frame shall have the picture already. */
  look(): void {
    if (this.size !== UNKNOWN || !this.host.isConnected) return;
    const box = this.box().getBoundingClientRect();
    this.size = whole(box);
    this.visible = box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  }

  draw(now: number): boolean {
    const { experiment, figure } = this.host;
    const canvas = this.element();
    const picture = experiment?.picture;
    const { width, height } = this.size;
    if (!canvas || !picture || figure === "" || width < 8 || height < 8) return false;
    if (this.urgent) experiment.reach.at(picture.numbers()[REACH] ?? Number.NaN, now, still.matches);
    picture.draw(figure, canvas, this.options());
    return this.urgent && experiment.reach.moving;
  }

  /** Options that hold for the moment only, over those of the store: a picture being turned. */
  passing: readonly (readonly [string, string])[] = [];

  /** The drawing options as the wasm package reads them; picking and locating take the same. */
  options(): string {
    const { experiment } = this.host;
    if (!experiment) return "";
    const { view, focus, grip, isolate } = experiment.store.state;
    const pairs: (readonly [string, string])[] = [...view, ...this.passing];
    pairs.push(["width", String(this.size.width)], ["height", String(this.size.height)], ["dpr", String(devicePixelRatio)]);
    pairs.push(["theme", themeOf(experiment.store.state.theme)]);
    if (this.urgent && Number.isFinite(experiment.reach.now)) pairs.push(["reach", String(experiment.reach.now)]);
    if (focus >= 0) pairs.push(["focus", String(focus)]);
    if (grip >= 0) pairs.push(["grip", String(grip)]);
    if (isolate >= 0) pairs.push(["isolate", String(isolate)]);
    return write(pairs);
  }

  private resize(box: DOMRectReadOnly): void {
    this.size = whole(box);
    this.touch();
  }

  private see(visible: boolean): void {
    this.visible = visible;
    if (this.urgent) this.joined?.visible(this.joined.easel.seen);
    if (visible) this.touch();
  }
}

/** In whole CSS pixels. */
function whole({ width, height }: DOMRectReadOnly): { width: number; height: number } {
  return { width: Math.round(width), height: Math.round(height) };
}
