/**
 * `<ml-room>`: the place of a room that is fetched when it is entered; until it is there, a line says so. A room once entered is
 * kept, so that coming back costs nothing.
 *
 * | property | type   |                                  |
 * |----------|--------|----------------------------------|
 * | `room`   | string | id of a room; empty for the Lab  |
 * | `path`   | string | what follows `#/id` in the address |
 * | `theme`  | string | as chosen                        |
 * | `framed` | boolean | whether an article frames it    |
 *
 * Event `figure` (`{ figure }`, absent for none) when it shows another one.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { FigureSpec } from "../catalogue";
import "../elements/button";
import { tell } from "../elements/events";
import { ROOMS, type RoomElement } from "../rooms/index";
import { base } from "../styles/base";
import { say } from "../words/words";
import { entitle } from "./title";

@customElement("ml-room")
export class RoomPlace extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        min-height: 0;
        overflow-y: auto;
      }

      /* Where the page itself scrolls, what sticks in a room sticks to the window. */
      @media (max-width: 900px), print {
        :host {
          overflow: visible;
        }
      }

      p {
        margin: 0;
        padding: 40px 24px;
        color: var(--ink-2);
      }

      ml-button {
        margin: -24px 24px 0;
      }
    `,
  ];

  @property() room = "";
  @property() path = "";
  @property() theme = "";
  @property({ type: Boolean }) framed = false;
  /** The room that could not be fetched when it was asked for last. */
  @state() private failed = "";
  private readonly kept = new Map<string, RoomElement>();
  private figure: FigureSpec | undefined;

  /** The room that stands here. */
  get shown(): RoomElement | undefined {
    return this.kept.get(this.room);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { room } = this;
    if (changed.has("room") && room !== "" && !this.kept.has(room)) void this.fetch(room);
    const { shown } = this;
    if (!shown) return;
    shown.path = this.path;
    shown.theme = this.theme;
    shown.framed = this.framed;
  }

  override render(): TemplateResult {
    const { shown } = this;
    if (shown) return html`${shown}`;
    const failed = this.room !== "" && this.failed === this.room;
    return html`<p role="status">${say(failed ? "room.failed" : "room.loading")}</p>
      ${failed ? html`<ml-button @click=${() => void this.fetch(this.room)}>${say("notice.retry")}</ml-button>` : nothing}`;
  }

  override updated(): void {
    const { shown } = this;
    if (this.room !== "") entitle(shown?.heading ?? say(`room.${this.room}`));
    if (this.figure === shown?.figure) return;
    this.figure = shown?.figure;
    tell(this, "figure", { figure: this.figure });
  }

  private async fetch(id: string): Promise<void> {
    if (this.failed === id) this.failed = "";
    try {
      const made = await ROOMS.find((room) => room.id === id)?.make?.();
      if (made) this.kept.set(id, made);
    } catch {
      this.failed = id;
    }
    this.requestUpdate("path");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-room": RoomPlace;
  }
}
