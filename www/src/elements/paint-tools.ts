/**
 * `<ml-paint-tools>`: with what and as which class one paints points into the input plane.
 *
 * | property  | type                         |                        |
 * |-----------|------------------------------|------------------------|
 * | `classes` | string[]                     | names                  |
 * | `brush`   | number                       | class being painted     |
 * | `tool`    | `paint`, `move` or `erase`   |                        |
 * | `undo`    | boolean                      | has the buttons for it, where the page has none |
 * | `undoable`, `redoable` | boolean         |                        |
 *
 * Events `brush` (`{ class }`), `tool` (`{ tool }`), `undo`, `redo`.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import { silence, tell } from "./events";
import { mark } from "./mark";
import { radioStyle } from "./radio";
import "./segments";
import "./undo-buttons";

/** What the pointer does. */
export type Tool = "paint" | "move" | "erase";

const TOOLS: readonly Tool[] = ["paint", "move", "erase"];

@customElement("ml-paint-tools")
export class PaintTools extends LitElement {
  static override styles = [
    base,
    radioStyle,
    css`
      :host,
      .classes {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
      }

      /* A hundred classes do not push away what is below: they scroll, in as much room as the layout has for them. */
      .classes {
        position: relative;
        flex: var(--chips-flex, 0 1 auto);
        flex-wrap: var(--chips-wrap, wrap);
        gap: 2px;
        min-width: 0;
        max-height: max(var(--control), var(--chips, calc(4 * var(--control) + 6px)));
        overflow: auto;
        scrollbar-width: thin;
        scrollbar-color: var(--edge) transparent;
      }

      .classes label {
        flex: none;
      }

      .classes label:has(:focus-visible) {
        outline-offset: -2px;
      }

      label {
        display: flex;
        gap: 6px;
        align-items: center;
        min-width: var(--control);
        height: var(--control);
        padding: 0 8px;
        border-radius: var(--radius);
        color: var(--ink-2);
      }

      label:hover {
        color: var(--ink);
      }

      label span {
        overflow: hidden;
        max-width: 112px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      label:has(:checked) {
        outline: 1.5px solid var(--ink);
        outline-offset: -1.5px;
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) classes: readonly string[] = [];
  @property({ type: Number }) brush = 0;
  @property() tool: Tool = "paint";
  @property({ type: Boolean }) undo = false;
  @property({ type: Boolean }) undoable = false;
  @property({ type: Boolean }) redoable = false;
  @query(".classes") private list!: HTMLElement | null;

  /** A key chooses a class that may be scrolled away. The page itself stays where it is. */
  override updated(changed: PropertyValues<this>): void {
    const chosen = changed.has("brush") ? this.list?.querySelector<HTMLElement>("label:has(:checked)") : undefined;
    if (!this.list || !chosen) return;
    const { offsetTop: top, offsetLeft: left, offsetHeight: height, offsetWidth: width } = chosen;
    this.list.scrollTop = within(this.list.scrollTop, this.list.clientHeight, top, height);
    this.list.scrollLeft = within(this.list.scrollLeft, this.list.clientWidth, left, width);
  }

  override render(): TemplateResult {
    const tools = TOOLS.map((id) => ({ id, label: say(`paint.${id}`), help: say(`paint.${id}.help`) }));
    return html`
      <ml-segments .label=${say("paint.tool")} .options=${tools} .value=${this.tool} @change=${this.pick}></ml-segments>
      <span class="classes" role="radiogroup" aria-label=${say("paint.class")} ?hidden=${this.tool !== "paint"}>
        ${this.classes.map(
          (name, k) => html`<label><input type="radio" name="class" .checked=${live(k === this.brush)} @input=${silence}
            @change=${(event: Event) => this.dip(event, k)} />${mark(k)}<span title=${name}>${name}</span></label>`,
        )}
      </span>
      ${this.undo ? html`<ml-undo .undoable=${this.undoable} .redoable=${this.redoable}></ml-undo>` : nothing}
    `;
  }

  private dip(event: Event, k: number): void {
    silence(event);
    this.brush = k;
    tell(this, "brush", { class: k });
  }

  private readonly pick = (event: CustomEvent<{ value: string }>): void => {
    silence(event);
    this.tool = TOOLS.find((tool) => tool === event.detail.value) ?? "paint";
    tell(this, "tool", { tool: this.tool });
  };
}

/** Where a list is scrolled to, moved no further than it takes to show something in it. */
function within(scrolled: number, room: number, from: number, length: number): number {
  return Math.min(Math.max(scrolled, from + length - room), from);
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-paint-tools": PaintTools;
  }
}
