/**
 * `<ml-figure>`: one figure of the catalogue, drawn from an experiment's newest frame. A picture to look at; whoever frames it says
 * what it shows.
 *
 * | property     | type       |                                             |
 * |--------------|------------|---------------------------------------------|
 * | `experiment` | Experiment |                                             |
 * | `figure`     | string     | its id                                      |
 *
 * Its size is its host's: give it a height or an aspect ratio from outside. A chart says its numbers where the pointer stands.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Experiment } from "../experiment/experiment";
import { Canvas, type Host } from "./canvas";

@customElement("ml-figure")
export class Figure extends LitElement implements Host {
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
  @query("canvas") private canvas!: HTMLCanvasElement | null;

  private readonly drawn = new Canvas(this, false, () => this.canvas);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("pointermove", this.point);
    this.addEventListener("pointerdown", this.point);
    this.addEventListener("pointerleave", this.leave);
  }

  private readonly point = ({ clientX }: PointerEvent): void => this.show([["pointer", String(clientX - this.getBoundingClientRect().left)]]);
  private readonly leave = (): void => this.show([]);

  private show(pointer: Canvas["passing"]): void {
    this.drawn.passing = pointer;
    this.drawn.touch();
  }

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-figure": Figure;
  }
}
