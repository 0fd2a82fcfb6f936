/**
 * `<ml-plate>`: the picture of a figure, as high as it needs to be at its width. Its element is the canvas; whoever uses it listens
 * to the pointer on it.
 *
 * | property  | type               |                                                       |
 * |-----------|--------------------|-------------------------------------------------------|
 * | `exhibit` | Piece              |                                                       |
 * | `theme`   | string             | as chosen                                             |
 * | `extra`   | `[key, value][]`   | drawing options beside the knobs (the focused point)  |
 * | `label`   | string             | spoken name                                           |
 * | `keys`    | boolean            | whether keys mean something on it                     |
 *
 * `touch()` draws again in the next frame in which it is seen. Events `drawn`, and `sight` when it came on screen or left it.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { sleep, wake } from "../drawing/clock";
import type { Piece } from "../drawing/piece";
import { onScreen, Sight } from "../drawing/sight";
import { write } from "../store/query";
import { base } from "../styles/base";
import { say } from "../words/words";

@customElement("ml-plate")
export class PlatePicture extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        min-width: 0;
      }

      canvas {
        display: block;
        width: 100%;
        height: var(--height, 400px);
        outline-offset: -2px;
      }
    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) exhibit: Piece | undefined;
  @property() theme = "";
  @property({ attribute: false }) extra: readonly (readonly [string, string])[] = [];
  @property() label = "";
  @property({ type: Boolean }) keys = false;
  @query("canvas") canvas!: HTMLCanvasElement;
  private height = 0;
  private readonly sight = new Sight(this, () => this.touch(), () => this.dispatchEvent(new Event("sight")));

  /** Whether any of it is on screen. */
  get visible(): boolean {
    return this.sight.visible;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    sleep(this.tick);
  }

  override render(): TemplateResult {
    const { keys, label } = this;
    return html`<canvas tabindex=${keys ? 0 : nothing} role=${keys ? "application" : "img"} aria-roledescription=${keys ? say("stage.role") : nothing}
      aria-label=${label}></canvas>`;
  }

  override updated(): void {
    this.touch();
  }

  /** Draws again in the next frame, if anybody sees it; else when it is seen. */
  touch(): void {
    if (this.visible) wake(this.tick);
  }

  /** The drawing options, as the plate reads them. */
  options(): string {
    return write([...this.extra, ...onScreen({ width: this.sight.size.width, height: this.height }, this.theme)]);
  }

  private readonly tick = (): boolean => {
    const plate = this.exhibit?.plate;
    if (!plate || !this.canvas || this.sight.size.width < 8) return false;
    const height = Math.round(plate.height(this.options()));
    if (height !== this.height) {
      this.height = height;
      this.style.setProperty("--height", `${height}px`);
    }
    plate.draw(this.canvas, this.options());
    this.dispatchEvent(new Event("drawn"));
    return false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-plate": PlatePicture;
  }
}
