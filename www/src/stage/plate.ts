/**
 * `<ml-plate>`: the picture of a figure, as high as it needs to be at its width, and narrower where that is more than its `max-height`.
 * Its element is the canvas; whoever uses it listens to the pointer on it.
 *
 * | property  | type               |                                                       |
 * |-----------|--------------------|-------------------------------------------------------|
 * | `piece`   | Piece              |                                                       |
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
import type { Piece, Plate } from "../drawing/piece";
import { onScreen, Sight, type Size } from "../drawing/sight";
import { write } from "../store/query";
import { base } from "../styles/base";
import { say } from "../words/words";

/** Higher than any window: a picture without a `max-height`. */
const FREE = 8000;

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
        width: var(--width, 100%);
        height: var(--height, 400px);
        outline-offset: -2px;
      }
    `,
  ];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) piece: Piece | undefined;
  @property() theme = "";
  @property({ attribute: false }) extra: readonly (readonly [string, string])[] = [];
  @property() label = "";
  @property({ type: Boolean }) keys = false;
  @query("canvas") canvas!: HTMLCanvasElement;
  private drawnAt: Size = { width: 0, height: 0 };
  private readonly sight = new Sight(this, () => this.touch(), () => this.dispatchEvent(new Event("sight")));

  /** Whether any of it is on screen. */
  get visible(): boolean {
    return this.sight.visible;
  }

  /** What a window's height allows may change without the element's own size. */
  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("resize", this.resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("resize", this.resized);
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
    return this.optionsAt(this.drawnAt);
  }

  /** How high it is at a width, where nothing keeps it lower. */
  highAt(width: number): number {
    const [, height = 0] = this.piece?.plate?.fit(this.optionsAt({ width, height: FREE })) ?? [];
    return height;
  }

  private optionsAt(size: Size): string {
    return write([...this.extra, ...onScreen(size, this.theme)]);
  }

  /** As large as there is room. */
  private fitted(plate: Plate): Size {
    const most = Number.parseFloat(getComputedStyle(this).maxHeight) || FREE;
    const [width = 0, height = 0] = plate.fit(this.optionsAt({ width: this.sight.size.width, height: most }));
    return { width: Math.floor(width), height: Math.round(height) };
  }

  private readonly resized = (): void => this.touch();

  private readonly tick = (): boolean => {
    const plate = this.piece?.plate;
    if (!plate || !this.canvas || this.sight.size.width < 8) return false;
    const size = this.fitted(plate);
    if (size.width !== this.drawnAt.width || size.height !== this.drawnAt.height) {
      this.drawnAt = size;
      this.style.setProperty("--width", `${size.width}px`);
      this.style.setProperty("--height", `${size.height}px`);
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
