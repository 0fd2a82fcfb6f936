/**
 * `<ml-figure>`: one figure of the catalogue, drawn from an experiment's newest frame. A picture to look at, with its description
 * for those who cannot.
 *
 * | property     | type       |                                             |
 * |--------------|------------|---------------------------------------------|
 * | `experiment` | Experiment |                                             |
 * | `figure`     | string     | its id                                      |
 * | `options`    | object     | values of the figure's own knobs            |
 *
 * Its size is its host's: give it a height or an aspect ratio from outside.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { Canvas, type Frame } from "../drawing/canvas";
import { Watch } from "../store/watch";
import type { Experiment } from "../trainer/experiment";
import { say, sayWire } from "../words/words";

@customElement("ml-figure")
export class Figure extends LitElement implements Frame {
  static override styles = css`
    :host {
      position: relative;
      display: block;
      contain: strict;
    }

    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
  `;

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property() figure = "";
  @property({ attribute: false }) options: Readonly<Record<string, string>> = {};
  @query("canvas") private canvas!: HTMLCanvasElement | null;
  private readonly view = new Canvas(this, false, () => this.canvas);

  constructor() {
    super();
    // The description follows at rest; while training it would change with every frame.
    new Watch(this, () => this.experiment?.store, ({ playing, phase, view }) => [playing, phase, view]);
  }

  override render(): TemplateResult {
    const picture = this.experiment?.picture;
    const sentences = picture ? picture.describe(this.figure, this.view.options()).map(sayWire) : [];
    const label = [say(`figure.${this.figure}`), ...sentences].join(". ");
    return html`<canvas role="img" aria-label=${label}></canvas>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-figure": Figure;
  }
}
