/**
 * `<ml-input-plane>`: two-dimensional data as they are, with the regions that the whole network decides, and a brush: points can be
 * painted, moved, erased and given another class, by hand, by key and by number.
 *
 * | property     | type       |                        |
 * |--------------|------------|------------------------|
 * | `experiment` | Experiment |                        |
 * | `figure`     | string     | id of the figure shown |
 * | `undo`       | boolean    | has the buttons for it |
 * | `fold`       | boolean    | has the numbers behind a word |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../elements/more";
import "../elements/paint-tools";
import type { Tool } from "../elements/paint-tools";
import type { Experiment } from "../experiment/experiment";
import { START, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { say } from "../words/words";
import { Canvas } from "./canvas";
import { Painter, type Paintable } from "./painter";
import "./point-fields";

@customElement("ml-input-plane")
export class InputPlane extends LitElement implements Paintable {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 8px;
        min-width: 0;
      }

      /* Where it is laid out in two columns it has the first. */
      .plane {
        position: relative;
        grid-area: 1 / 1 / span 4;
        aspect-ratio: 1;
        overflow: hidden;
        border-radius: var(--radius-large);
      }

      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        cursor: crosshair;
        touch-action: pan-y;
      }

      canvas:focus {
        touch-action: none;
      }

      canvas:focus-visible {
        outline-offset: -2px;
      }

      /* As wide as there is room, where that is more than the plane. */
      .tools,
      .hint {
        width: var(--tools, auto);
      }

      .tools {
        position: relative;
        display: flex;
        flex-wrap: var(--chips-wrap, wrap);
        gap: 4px 12px;
        align-items: center;
      }

      ml-paint-tools {
        flex: 1 1 auto;
        min-width: 0;
      }

      ml-more {
        flex: none;
      }

      .hint {
        display: none;
        margin: 0;
        color: var(--ink-2);
        font-size: var(--small);
      }

      /* What a finger does here it must be told, and shown. */
      @media (pointer: coarse) {
        canvas:focus {
          outline: 2px solid var(--focus);
          outline-offset: -2px;
        }

        .hint {
          display: block;
        }
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;
  @property() figure = "";
  @property({ type: Boolean }) undo = false;
  @property({ type: Boolean }) fold = false;
  @state() tool: Tool = "paint";
  @state() brush = 0;
  @query("canvas") private surface!: HTMLCanvasElement | null;
  @query(".plane") private plane!: HTMLElement;
  private readonly view = new Canvas(this, true, () => this.surface, () => this.plane);
  private readonly painter = new Painter(this);
  /** The pointer that holds a point or a brush. */
  private hand: number | undefined;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ focus, phase, settings, undoable, redoable, playing }) => [focus, phase, settings, undoable, redoable, playing]);
  }

  /** Other data may have fewer classes than the one that was painted. */
  override willUpdate(): void {
    const classes = this.experiment?.picture?.classes().length ?? 0;
    if (classes > 0) this.brush = Math.min(this.brush, classes - 1);
  }

  get middle(): readonly [number, number] {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.surface ?? {};
    return [width / 2, height / 2];
  }

  /** The drawing options. */
  drawn(): string {
    return this.view.options();
  }

  override render(): TemplateResult {
    const { experiment } = this;
    const classes = experiment?.picture?.classes() ?? [];
    const { undoable, redoable } = experiment?.store.state ?? START;
    const numbers = html`<ml-point-fields .experiment=${experiment} .painter=${this.painter}></ml-point-fields>`;
    return html`
      <div class="plane"><canvas tabindex="0" role="application" aria-roledescription=${say("paint.role")} aria-label=${say(`figure.${this.figure}`)}
        aria-describedby="keys" @pointerdown=${this.press} @pointermove=${this.move} @pointerup=${this.lift} @pointercancel=${this.lift}
        @pointerleave=${this.leave} @keydown=${this.key}></canvas></div>
      <div class="tools"><ml-paint-tools .classes=${classes} .brush=${this.brush} .tool=${this.tool} .undo=${this.undo} .undoable=${undoable} .redoable=${redoable}
        @brush=${(event: CustomEvent<{ class: number }>) => (this.brush = event.detail.class)}
        @tool=${(event: CustomEvent<{ tool: Tool }>) => (this.tool = event.detail.tool)}
        @undo=${() => experiment?.undo("back")} @redo=${() => experiment?.undo("forth")}></ml-paint-tools>
        ${this.fold ? html`<ml-more start .label=${say("paint.number")}>${numbers}</ml-more>` : nothing}</div>
      <p class="hint">${say("paint.finger")}</p>
      <p class="unseen" id="keys">${say("paint.keys")}</p>
      ${this.fold ? nothing : numbers}
    `;
  }

  private readonly press = (event: PointerEvent): void => {
    if (event.button !== 0 || this.hand !== undefined) return;
    const touched = event.pointerType === "touch" && !this.surface?.matches(":focus");
    this.surface?.focus();
    if (touched) return;
    this.hand = event.pointerId;
    this.hold();
    this.surface?.setPointerCapture(event.pointerId);
    this.painter.down(event.offsetX, event.offsetY);
  };

  private readonly move = (event: PointerEvent): void => {
    if (event.pointerId === this.hand) this.painter.drag(event.offsetX, event.offsetY);
    else if (this.hand === undefined && event.pointerType !== "touch") this.painter.hover(event.offsetX, event.offsetY);
    this.view.touch();
  };

  private readonly lift = (event: PointerEvent): void => {
    if (event.pointerId !== this.hand) return;
    this.hand = undefined;
    this.view.passing = [];
    this.view.touch();
    this.painter.up();
  };

  /** Keeps the plane where it is while somebody paints in it: points beyond its edge would move it under the hand. */
  private hold(): void {
    const { experiment, figure, surface } = this;
    const corner = (x: number, y: number): ArrayLike<number> => experiment?.picture?.locate(figure, this.drawn(), x, y) ?? [];
    const { clientWidth: width = 0, clientHeight: height = 0 } = surface ?? {};
    const [left, top] = Array.from(corner(0, 0));
    const [right, bottom] = Array.from(corner(width, height));
    if (left !== undefined && right !== undefined) this.view.passing = [["window", [left, right, bottom, top].join(",")]];
  }

  private readonly leave = (): void => {
    if (this.hand === undefined) this.experiment?.store.patch({ focus: -1 });
  };

  private readonly key = (event: KeyboardEvent): void => {
    const { experiment } = this;
    if (!experiment || event.ctrlKey || event.metaKey || event.altKey) return;
    const { focus } = experiment.store.state;
    const count = experiment.picture?.labels().length ?? 0;
    const walk = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
    if (walk !== 0 && count > 0) experiment.store.patch({ focus: (focus + walk + count) % count });
    else if (/^[0-9]$/.test(event.key) && Number(event.key) < (experiment.picture?.classes().length ?? 0)) this.brush = Number(event.key);
    else if (!this.painter.key(event.key, event.shiftKey)) return;
    experiment.easel.touchAll();
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-input-plane": InputPlane;
  }
}
