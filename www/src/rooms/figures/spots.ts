/**
 * `<ml-spots>`: what can be pointed at in the figure inside it. The thing nearest to the pointer says its numbers in a small card;
 * with the focus on the figure the arrow keys go through all of them, and each is read out.
 *
 * | property | type              |                                                             |
 * |----------|-------------------|-------------------------------------------------------------|
 * | `find`   | () => string[]    | all there is, each as `x;y;message`, as the plate gives it; the same list until there is another |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../../styles/base";
import { vars } from "../../styles/vars";
import { sayWire } from "../../words/words";

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/** How near the pointer must be, CSS pixels. */
const REACH = 14;
/** Keys, and how far they go. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

@customElement("ml-spots")
export class Spots extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
      }

      output {
        position: absolute;
        top: calc(var(--y) * 1px);
        left: clamp(0px, calc(var(--x) * 1px - 110px), calc(100% - 220px));
        z-index: 2;
        width: 220px;
        padding: 6px 10px;
        transform: translateY(calc(-100% - 12px));
        border: var(--hairline) solid var(--edge);
        border-radius: var(--radius);
        background: var(--panel);
        pointer-events: none;
      }

      i {
        position: absolute;
        top: calc(var(--y) * 1px - 9px);
        left: calc(var(--x) * 1px - 9px);
        width: 18px;
        height: 18px;
        border: 2px solid var(--focus);
        border-radius: 50%;
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) find: () => readonly string[] = () => [];
  @state() private shown: Spot | undefined;
  private at = -1;
  /** What was found last, and as it was read. */
  private read: { readonly found: readonly string[]; readonly spots: readonly Spot[] } = { found: [], spots: [] };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("pointermove", this.point);
    this.addEventListener("pointerdown", this.point);
    this.addEventListener("pointerleave", this.leave);
    this.addEventListener("focusout", this.leave);
    this.addEventListener("keydown", this.step);
  }

  override render(): TemplateResult {
    const { shown } = this;
    const place = shown && { x: shown.x, y: shown.y };
    return html`<slot></slot>
      ${place ? html`<i ${vars(place)}></i>` : nothing}
      <div aria-live="polite">${shown && place ? html`<output ${vars(place)}>${shown.words}</output>` : nothing}</div>`;
  }

  private spots(): readonly Spot[] {
    const found = this.find();
    if (found !== this.read.found) this.read = { found, spots: found.map(spot) };
    return this.read.spots;
  }

  private readonly point = ({ clientX, clientY }: PointerEvent): void => {
    const { left, top } = this.getBoundingClientRect();
    const far = ({ x, y }: Spot): number => Math.hypot(x - (clientX - left), y - (clientY - top));
    const near = this.spots().reduce<Spot | undefined>((best, spot) => (best && far(best) <= far(spot) ? best : spot), undefined);
    this.shown = near && far(near) <= REACH ? near : undefined;
  };

  private readonly leave = (): void => {
    this.shown = undefined;
    this.at = -1;
  };

  private readonly step = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    const spots = this.spots();
    if (by === undefined || spots.length === 0) return;
    event.preventDefault();
    this.at = (this.at + by + (this.at < 0 && by < 0 ? 1 : 0) + spots.length) % spots.length;
    this.shown = spots[this.at];
  };
}

function spot(text: string): Spot {
  const [x = "", y = "", ...wire] = text.split(";");
  return { x: Number(x), y: Number(y), words: sayWire(wire.join(";")) };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-spots": Spots;
  }
}
