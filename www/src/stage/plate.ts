/**
 * `<ml-plate>`: the picture of an exhibit, as high as it needs to be at its width. Its element is the canvas; whoever uses it listens
 * to the pointer on it.
 *
 * | property  | type               |                                                       |
 * |-----------|--------------------|-------------------------------------------------------|
 * | `exhibit` | Exhibit or Show    |                                                       |
 * | `theme`   | string             | as chosen                                             |
 * | `extra`   | `[key, value][]`   | drawing options beside the knobs (the focused point)  |
 * | `label`   | string             | spoken name                                           |
 * | `keys`    | boolean            | whether keys mean something on it                     |
 *
 * `touch()` draws again in the next frame.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { sleep, wake } from "../drawing/clock";
import type { Exhibit } from "../drawing/exhibit";
import { newest } from "../drawing/newest";
import type { Show } from "../drawing/show";
import { write } from "../store/query";
import { base } from "../styles/base";
import { onSystem, themeOf } from "../styles/theme";
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

  @property({ attribute: false }) exhibit: Exhibit | Show | undefined;
  @property() theme = "";
  @property({ attribute: false }) extra: readonly (readonly [string, string])[] = [];
  @property() label = "";
  @property({ type: Boolean }) keys = false;
  @query("canvas") canvas!: HTMLCanvasElement;
  private width = 0;
  private height = 0;
  private readonly sizes = new ResizeObserver((entries) => newest(entries, (entry) => this.resize(entry.contentRect.width)));
  private unlisten: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.unlisten = onSystem(() => this.touch());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.unlisten?.();
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

  /** Draws again in the next frame. */
  touch(): void {
    wake(this.tick);
  }

  /** The drawing options, as the plate reads them. */
  options(): string {
    const size: [string, string][] = [["width", String(this.width)], ["height", String(this.height)]];
    return write([...this.extra, ...size, ["dpr", String(devicePixelRatio)], ["theme", themeOf(this.theme)]]);
  }

  private readonly tick = (): boolean => {
    const plate = this.exhibit?.plate;
    if (!plate || !this.canvas || this.width < 8) return false;
    const height = Math.round(plate.height(this.options()));
    if (height !== this.height) {
      this.height = height;
      this.style.setProperty("--height", `${height}px`);
    }
    plate.draw(this.canvas, this.options());
    this.dispatchEvent(new Event("drawn"));
    return false;
  };

  private resize(width: number): void {
    this.width = Math.floor(width);
    this.touch();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-plate": PlatePicture;
  }
}
