/**
 * `<ml-undo>`: takes the last act back, or does it again.
 *
 * | property               | type    |
 * |------------------------|---------|
 * | `undoable`, `redoable` | boolean |
 *
 * Events `undo` and `redo`. The keys for the same are {@link undoKey}'s.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../styles/base";
import { say } from "../words/words";
import "./button";
import { tell } from "./events";

@customElement("ml-undo")
export class UndoButtons extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        white-space: nowrap;
      }
    `,
  ];

  @property({ type: Boolean }) undoable = false;
  @property({ type: Boolean }) redoable = false;

  override render(): TemplateResult {
    return html`
      <ml-button kind="quiet" .disabled=${!this.undoable} @click=${() => tell(this, "undo")}>${say("paint.undo")}</ml-button>
      <ml-button kind="quiet" .disabled=${!this.redoable} @click=${() => tell(this, "redo")}>${say("paint.redo")}</ml-button>
    `;
  }
}

/**
 * Whether a key belongs to a field that is being written in. One that rests (`data-rests`: nothing was typed since it was entered, or
 * since Enter) has nothing to take back, nor has a choice; and a space is no part of a number.
 */
export function typing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || !target.matches("input:not([type=radio], [type=checkbox], [type=range]), textarea, select")) return false;
  if (event.ctrlKey || event.metaKey) return !target.matches("[data-rests], select");
  return event.key !== " " || !target.matches("[data-rests]:is([type=number], [inputmode=decimal])");
}

/** What Ctrl+Z, Shift+Ctrl+Z and Ctrl+Y ask for (Command on a Mac); nothing for any other key. A field has an undo of its own. */
export function undoKey(event: KeyboardEvent): "back" | "forth" | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || typing(event)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "forth" : "back";
  return key === "y" && !event.shiftKey ? "forth" : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-undo": UndoButtons;
  }
}
