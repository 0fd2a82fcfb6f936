/**
 * Canvas: one figure of the wasm package on one canvas element, at the element's size and the screen's resolution. It joins the
 * experiment's easel while its element is in the page.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { View } from "../experiment/easel";
import type { Experiment } from "../experiment/experiment";
import { still } from "../styles/motion";
import { write } from "../store/query";
import { onScreen, Sight } from "../drawing/sight";

/** What a canvas needs of its element. */
export interface Host extends ReactiveControllerHost, HTMLElement {
  readonly experiment: Experiment | undefined;
  /** Figure id. */
  readonly figure: string;
}

export class Canvas implements View, ReactiveController {
  private joined: Experiment | undefined;
  private readonly sight: Sight;

  constructor(
    private readonly host: Host,
    readonly urgent: boolean,
    private readonly element: () => HTMLCanvasElement | null,
    box: () => HTMLElement = () => host,
  ) {
    this.sight = new Sight(host, () => this.touch(), () => this.tell(this.joined), box);
    host.addController(this);
  }

  get visible(): boolean {
    return this.sight.visible;
  }

  /** An element that is moved joins again. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    const { joined } = this;
    joined?.easel.remove(this);
    this.joined = undefined;
    this.tell(joined);
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

  /** The first frame shall have the picture already. */
  look(): void {
    this.sight.look();
  }

  draw(now: number): boolean {
    const { experiment, figure } = this.host;
    const canvas = this.element();
    const picture = experiment?.picture;
    const { width, height } = this.sight.size;
    if (!canvas || !picture || figure === "" || width < 8 || height < 8) return false;
    if (this.urgent) experiment.reach.at(picture.reach(), now, still.matches);
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
    const pairs = [...view, ...this.passing, ...onScreen(this.sight.size, experiment.store.state.theme)];
    if (this.urgent && Number.isFinite(experiment.reach.now)) pairs.push(["reach", String(experiment.reach.now)]);
    if (focus >= 0) pairs.push(["focus", String(focus)]);
    if (grip >= 0) pairs.push(["grip", String(grip)]);
    if (isolate >= 0) pairs.push(["isolate", String(isolate)]);
    return write(pairs);
  }

  /** Training goes on while any of the views that follow it is seen. */
  private tell(experiment: Experiment | undefined): void {
    if (this.urgent) experiment?.visible(experiment.easel.seen);
  }
}
