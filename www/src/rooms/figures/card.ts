/**
 * `<ml-figure-card>`: a figure on the wall: a live thumbnail that begins when it is seen, its name, one line about it, its source.
 *
 * | property | type       |
 * |----------|------------|
 * | `figure` | FigureSpec |
 * | `theme`  | string     |
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { FigureSpec } from "../../catalogue";
import { sleep, type Tick, wake } from "../../drawing/clock";
import { newest } from "../../drawing/newest";
import { Show } from "../../drawing/show";
import { write } from "../../store/query";
import { base } from "../../styles/base";
import { onSystem, themeOf } from "../../styles/theme";
import { say } from "../../words/words";

@customElement("ml-figure-card")
export class FigureCard extends LitElement {
  static override styles = [
    base,
    css`
      a {
        display: block;
        border-radius: var(--radius);
        color: inherit;
        text-decoration: none;
      }

      .picture {
        aspect-ratio: 4 / 3;
        overflow: hidden;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius);
        background: var(--paper);
      }

      a:hover .picture {
        border-color: var(--ink-3);
      }

      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }

      h2 {
        margin: 10px 0 2px;
        font: 500 calc(17px * var(--zoom)) / calc(22px * var(--zoom)) var(--serif);
      }

      p {
        margin: 0;
        text-wrap: pretty;
      }

      .source {
        margin-top: 2px;
        color: var(--ink-2);
        font-size: var(--small);
        line-height: 16px;
      }
    `,
  ];

  @property({ attribute: false }) figure!: FigureSpec;
  @property() theme = "";
  @query("canvas") private canvas!: HTMLCanvasElement;
  private show: Show | undefined;
  private visible = false;
  private size = { width: 0, height: 0 };
  private unlisten: (() => void) | undefined;
  private readonly sizes = new ResizeObserver((entries) => newest(entries, (entry) => this.resize(entry.contentRect)));
  private readonly sight = new IntersectionObserver((entries) => newest(entries, (entry) => this.see(entry.isIntersecting)));

  override connectedCallback(): void {
    super.connectedCallback();
    this.show = new Show(this.figure, true, () => this.touch(), true);
    this.unlisten = onSystem(() => this.touch());
    void this.updateComplete.then(() => {
      if (!this.isConnected) return;
      this.sizes.observe(this.canvas);
      this.sight.observe(this);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.sight.disconnect();
    this.unlisten?.();
    sleep(this.tick);
    this.show?.close();
    this.show = undefined;
  }

  override render(): TemplateResult {
    const { id } = this.figure;
    return html`<a href="#/figures/${id}">
      <div class="picture"><canvas aria-hidden="true"></canvas></div>
      <h2>${say(`figure.${id}`)}</h2>
      <p>${say(`figure.${id}.caption`)}</p>
      <p class="source">${say(`figure.${id}.source`)}</p>
    </a>`;
  }

  override updated(): void {
    this.touch();
  }

  private touch(): void {
    if (this.visible) wake(this.tick);
  }

  private readonly tick: Tick = (_, spare) => {
    const { width, height } = this.size;
    if (!this.show?.plate || width < 8 || !this.visible) return false;
    // A wall of pictures takes its turns: what does not fit into this frame is drawn in the next.
    if (spare() <= 0) return true;
    const options = [["width", width], ["height", height], ["dpr", devicePixelRatio], ["grid", 96], ["theme", themeOf(this.theme)]] as const;
    this.show.plate.draw(this.canvas, write(options.map(([key, value]) => [key, String(value)] as const)));
    return false;
  };

  private see(visible: boolean): void {
    this.visible = visible;
    if (visible) void this.show?.begin();
    else this.show?.pause();
    this.touch();
  }

  private resize({ width, height }: DOMRectReadOnly): void {
    this.size = { width: Math.round(width), height: Math.round(height) };
    this.touch();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-figure-card": FigureCard;
  }
}
