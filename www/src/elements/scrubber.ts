/**
 * `<ml-scrubber>`: where one stands in the experiment, over the loss curve that led there. The slot takes a canvas for the
 * curve; it lies under the track and fills it.
 *
 * | property | type    |                                               |
 * |----------|---------|-----------------------------------------------|
 * | `step`   | number  | shown                                          |
 * | `newest` | number  | furthest step that can be reached without training |
 * | `last`   | number  | right end of the track (the visible step limit) |
 * | `target` | number or null | the step that is being gone to: keys go on from there |
 *
 * Events `input` (while it moves) and `change` (at rest), `CustomEvent<{ step }>`. Arrow keys one step, Shift ten, Page a tenth
 * of the way, Home and End. A finger that scrolls the page from here changes nothing.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { vars } from "../styles/vars";
import { grouped } from "../words/number";
import { say } from "../words/words";
import { tell } from "./events";
import { Doubt } from "./finger";

@customElement("ml-scrubber")
export class Scrubber extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        min-width: 80px;
        container-type: inline-size;
      }

      .room {
        display: flex;
        gap: 8px;
      }

      .track {
        position: relative;
        flex: 1;
        min-width: 0;
        height: max(28px, var(--target));
        border-bottom: var(--hairline) solid var(--line);
        cursor: pointer;
        touch-action: pan-y;
      }

      ::slotted(*) {
        position: absolute;
        inset: 4px 0 0;
        width: 100%;
        height: calc(100% - 4px);
        pointer-events: none;
      }

      .past,
      .handle {
        position: absolute;
        bottom: -1px;
        pointer-events: none;
      }

      .past {
        left: 0;
        width: calc(var(--at) * 100%);
        height: 2px;
        background: var(--ink);
      }

      .future {
        position: absolute;
        bottom: -1px;
        left: calc(var(--at) * 100%);
        width: calc((var(--newest) - var(--at)) * 100%);
        height: 2px;
        background: var(--ink-3);
        pointer-events: none;
      }

      .handle {
        top: 0;
        left: calc(var(--at) * 100% - 1px);
        width: 2px;
        background: var(--ink);
      }

      .handle::before {
        content: "";
        position: absolute;
        bottom: -3px;
        left: -3px;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--ink);
      }

      /* Quiet, where the track ends and nothing else is drawn; a short track has no room to give. */
      .end {
        flex: none;
        align-self: end;
        color: var(--ink-2);
        font-size: var(--caps);
        line-height: 1;
      }

      @container (max-width: 150px) {
        .end {
          display: none;
        }
      }

      /* The step that a press would go to. */
      .aim {
        position: absolute;
        inset: 0 auto 0 calc(var(--aim) * 100%);
        padding-inline: 4px;
        border-left: var(--hairline) solid var(--ink-3);
        color: var(--ink-2);
        font-size: var(--caps);
        line-height: 1;
        pointer-events: none;
      }

      .aim.far {
        transform: translateX(-100%);
        border-right: var(--hairline) solid var(--ink-3);
        border-left: 0;
      }

      @media (forced-colors: active) {
        .past,
        .handle,
        .handle::before {
          background: CanvasText;
        }
      }
    `,
  ];

  @property({ type: Number }) step = 0;
  @property({ type: Number }) newest = 0;
  @property({ type: Number }) last = 1;
  @property({ attribute: false }) target: number | null = null;
  /** Where the hand has it, while it does: steps that are reported meanwhile lie on the way there, or before it. */
  @state() private held: number | undefined;
  /** Where a mouse points that does not press. */
  @state() private aim: number | undefined;
  private hand: { readonly id: number; readonly doubt: Doubt; readonly before: number } | undefined;

  override render(): TemplateResult {
    const step = this.held ?? this.step;
    const end = Math.max(this.last, this.newest, 1);
    return html`<div class="room"><div class="track" role="slider" tabindex="0" aria-label=${say("transport.scrub")} aria-valuemin="0" aria-valuemax=${this.newest}
      aria-valuenow=${step} aria-valuetext=${say("transport.step-of", { step, newest: this.newest })}
      ${vars({ at: step / end, newest: this.newest / end, aim: (this.aim ?? 0) / end })}
      @pointerdown=${this.down} @pointermove=${this.move} @pointercancel=${this.cancel} @lostpointercapture=${this.up} @pointerleave=${this.leave} @keydown=${this.key}>
      <slot></slot>${
        this.aim === undefined ? nothing : html`<span class=${this.aim > end / 2 ? "aim far" : "aim"}>${grouped(this.aim)}</span>`
      }<span class="future"></span><span class="past"></span><span class="handle"></span>
    </div><span class="end">${grouped(end)}</span></div>`;
  }

  private go(step: number, event: "input" | "change"): void {
    const to = this.within(step);
    if (event === "input" && to === this.step) return;
    this.step = to;
    tell(this, event, { step: to });
  }

  private within(step: number): number {
    return Math.min(Math.max(Math.round(step), 0), this.newest);
  }

  /** The step under a pointer. */
  private under(event: PointerEvent): number {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    return this.within(((event.clientX - left) / width) * Math.max(this.last, this.newest, 1));
  }

  private follow(event: PointerEvent): void {
    const to = this.under(event);
    if (to === this.held) return;
    this.held = to;
    tell(this, "input", { step: to });
  }

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || this.hand) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.hand = { id: event.pointerId, doubt: new Doubt(event), before: this.step };
    if (!this.hand.doubt.open) this.follow(event);
  };

  private readonly move = (event: PointerEvent): void => {
    // Where nothing is trained there is nowhere to go.
    this.aim = this.hand || event.pointerType !== "mouse" || this.newest === 0 ? undefined : this.under(event);
    if (event.pointerId !== this.hand?.id) return;
    if (this.hand.doubt.ends(event) || !this.hand.doubt.open) this.follow(event);
  };

  private readonly leave = (): void => {
    this.aim = undefined;
  };

  /** The page scrolls instead. */
  private readonly cancel = (event: PointerEvent): void => {
    if (event.pointerId !== this.hand?.id) return;
    const { before } = this.hand;
    const moved = this.held !== undefined;
    this.hand = this.held = undefined;
    if (moved) this.go(before, "change");
  };

  private readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.hand?.id) return;
    // Lifted where it came down: a tap.
    if (this.hand.doubt.open) this.follow(event);
    const to = this.held ?? this.step;
    this.hand = this.held = undefined;
    this.go(to, "change");
  };

  private readonly key = (event: KeyboardEvent): void => {
    const far = event.shiftKey ? 10 : 1;
    const page = Math.max(Math.round(this.newest / 10), 1);
    const way = { ArrowRight: far, ArrowUp: far, ArrowLeft: -far, ArrowDown: -far, PageUp: page, PageDown: -page }[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? this.newest : way === undefined ? null : (this.target ?? this.step) + way;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(to, "input");
    this.go(to, "change");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-scrubber": Scrubber;
  }
}
