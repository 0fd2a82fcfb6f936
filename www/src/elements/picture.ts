/**
 * `<ml-picture>`: a sample that is a grey picture, drawn in ink on the paper of the theme, pixel by pixel.
 *
 * | property  | type                                  |                                      |
 * |-----------|---------------------------------------|--------------------------------------|
 * | `picture` | `{ width, height, values }`           | row by row; the largest value is full ink |
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";

interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
}

@customElement("ml-picture")
export class Picture extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }

    canvas {
      display: block;
      width: 100%;
      image-rendering: pixelated;
    }
  `;

  @property({ attribute: false }) picture!: Grey;
  @query("canvas") private canvas!: HTMLCanvasElement;

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true" .width=${this.picture.width} .height=${this.picture.height}></canvas>`;
  }

  override updated(): void {
    const context = this.canvas.getContext("2d");
    if (context === null) return;
    const { width, height, values } = this.picture;
    const peak = Math.max(...Array.from(values), Number.MIN_VALUE);
    context.clearRect(0, 0, width, height);
    context.fillStyle = getComputedStyle(this.canvas).color;
    for (let at = 0; at < width * height; at++) {
      context.globalAlpha = Math.min(Math.max((values[at] ?? 0) / peak, 0), 1);
      context.fillRect(at % width, Math.floor(at / width), 1, 1);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-picture": Picture;
  }
}
