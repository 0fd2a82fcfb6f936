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
import { Show } from "../../drawing/show";
import { onScreen, Sight } from "../../drawing/sight";
import { write } from "../../store/query";
import { base } from "../../styles/base";
import { say } from "../../words/words";

/** Cells of a thumbnail's fields. */
const GRID = "96";

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
        line-height: calc(16px * var(--zoom));
      }
    `,
  ];

  @property({ attribute: false }) figure!: FigureSpec;
  @property() theme = "";
  @query("canvas") private canvas!: HTMLCanvasElement;
  private show: Show | undefined;
  private readonly sight = new Sight(this, () => this.touch(), () => this.seen(), () => this.canvas);

  override connectedCallback(): void {
    super.connectedCallback();
    this.show = new Show(this.figure, true, () => this.touch(), true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    if (this.sight.visible) wake(this.tick);
  }

  private readonly tick: Tick = (_, spare) => {
    const { size, visible } = this.sight;
    if (!this.show?.plate || size.width < 8 || !visible) return false;
    // A wall of pictures takes its turns: what does not fit into this frame is drawn in the next.
    if (spare() <= 0) return true;
    this.show.plate.draw(this.canvas, write([["grid", GRID], ...onScreen(size, this.theme)]));
    return false;
  };

  private seen(): void {
    if (this.sight.visible) void this.show?.begin();
    else this.show?.pause();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-figure-card": FigureCard;
  }
}
