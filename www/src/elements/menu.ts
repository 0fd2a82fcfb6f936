/**
 * `<ml-menu>`: a button that opens a short list of actions.
 *
 * | property  | type                |                                                             |
 * |-----------|---------------------|-------------------------------------------------------------|
 * | `label`   | string              | the button's words                                          |
 * | `chooses` | string              | what the label is the value of, for those who do not see it |
 * | `help`    | string              | more about that                                             |
 * | `items`   | Option[]            | `{ id, label, help? }`                                      |
 * | `value`   | string or undefined | the chosen item, where one of them is                       |
 * | `kind`, `disabled` | as of `<ml-button>` |                                                    |
 *
 * Event `select`, `CustomEvent<{ id }>`. Arrow keys, Home, End, Escape; it opens to the left with the attribute `end`.
 * With the attribute `steady` it is as wide as its longest item, so that what is beside it stays where it is.
 * The list floats above everything, below its button where there is room and above it otherwise, and never beyond the window.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { base } from "../styles/base";
import { floating } from "../styles/floating";
import { say } from "../words/words";
import { tell } from "./events";
import type { Option } from "./spec";
import type { Button } from "./button";
import "./button";

/** CSS pixels between the button and its list, and between the list and the window's edge. */
const GAP = 4;
const EDGE = 8;

@customElement("ml-menu")
export class Menu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }

      .more {
        width: 5px;
        height: 5px;
        margin: -3px 1px 0 2px;
        border: solid currentColor;
        border-width: 0 1.5px 1.5px 0;
        rotate: 45deg;
      }

      /* The items once more, without height: the widest of them counts. */
      .steady {
        display: inline-grid;
        text-align: left;
      }

      .steady span {
        height: 0;
        overflow: hidden;
        visibility: hidden;
      }

      [role="menu"] {
        position: fixed;
        inset: auto;
        max-height: calc(100dvh - 16px);
        margin: 0;
        padding: 4px;
        overflow: auto;
        border: var(--hairline) solid var(--line);
        ${floating}
        border-radius: var(--radius);
        color: inherit;
      }

      [role^="menuitem"] {
        display: block;
        width: 100%;
        min-height: var(--target);
        padding: 0 10px;
        border-radius: 4px;
        text-align: left;
        white-space: nowrap;
      }

      [role^="menuitem"]:hover,
      [role^="menuitem"]:focus-visible {
        background: var(--fill);
      }

      [role^="menuitem"]:focus-visible {
        outline-offset: -2px;
      }

      [aria-checked="true"] {
        font-weight: 600;
      }
    `,
  ];

  @property() label = "";
  @property() chooses = "";
  @property() help = "";
  @property({ attribute: false }) items: readonly Option[] = [];
  @property() value?: string;
  @property() kind: Button["kind"] = "plain";
  @property({ type: Boolean, reflect: true }) disabled = false;
  @state() private open = false;
  @query("ml-button") private button!: Button;
  @query("[role=menu]") private list!: HTMLElement | null;
  private opened = new AbortController();

  override render(): TemplateResult {
    const role = this.value === undefined ? "menuitem" : "menuitemradio";
    const item = ({ id, label, help }: Option): TemplateResult => html`<button type="button" role=${role} tabindex="-1" title=${help ?? nothing}
      aria-checked=${this.value === undefined ? nothing : String(id === this.value)} @click=${() => this.choose(id)}>${label}</button>`;
    return html`
      <ml-button .kind=${this.kind} .disabled=${this.disabled}
        .label=${this.chooses === "" ? "" : say("control.named", { name: this.chooses, value: this.label })} .help=${this.help} .expanded=${this.open}
        @click=${this.turn} @keydown=${this.key}>${this.words()}<span class="more"></span></ml-button>
      ${this.open
        ? html`<div role="menu" popover="manual" aria-label=${this.chooses || this.label} @keydown=${this.key} @focusout=${this.left}>${this.items.map(item)}</div>`
        : nothing}
    `;
  }

  private words(): TemplateResult {
    const words = html`<slot>${this.label}</slot>`;
    if (!this.hasAttribute("steady")) return words;
    return html`<span class="steady">${words}${this.items.map(({ label }) => html`<span aria-hidden="true">${label}</span>`)}</span>`;
  }

  private get buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>("[role^=menuitem]")];
  }

  private show(): void {
    this.open = true;
    void this.updateComplete.then(() => {
      this.lay();
      const chosen = this.items.findIndex(({ id }) => id === this.value);
      this.buttons[Math.max(chosen, 0)]?.focus({ preventScroll: true });
    });
  }

  /** Lays the list beside its button, and takes it away when that moves. */
  private lay(): void {
    const { list } = this;
    if (!list) return;
    list.showPopover();
    const button = this.button.getBoundingClientRect();
    list.style.minWidth = `${button.width}px`;
    const { offsetWidth: width, offsetHeight: height } = list;
    const below = button.bottom + GAP;
    const left = this.hasAttribute("end") ? button.right - width : button.left;
    list.style.top = `${below + height + EDGE <= innerHeight ? below : Math.max(button.top - GAP - height, EDGE)}px`;
    list.style.left = `${Math.max(Math.min(left, innerWidth - width - EDGE), EDGE)}px`;
    this.opened.abort();
    this.opened = new AbortController();
    const { signal } = this.opened;
    addEventListener("resize", this.shut, { signal });
    addEventListener("scroll", (event) => event.target !== list && this.shut(), { signal, capture: true });
  }

  private readonly shut = (): void => {
    this.open = false;
    this.opened.abort();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.shut();
  }

  private hide(): void {
    this.shut();
    this.button.focus();
  }

  private choose(id: string): void {
    this.hide();
    tell(this, "select", { id });
  }

  /** Goes to the next item that begins with a letter. */
  private find(letter: string, at: number): void {
    const { buttons } = this;
    const after = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
    after.find(({ textContent }) => textContent.trim().toLowerCase().startsWith(letter))?.focus();
  }

  private readonly turn = (): void => (this.open ? this.hide() : this.show());

  private readonly left = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (!(next instanceof Node) || !this.renderRoot.contains(next)) this.shut();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const { buttons } = this;
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    const letter = this.open && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Escape" && this.open) this.hide();
    else if (letter) this.find(event.key.toLowerCase(), at);
    else if (to !== undefined && this.open) buttons.at(to % buttons.length)?.focus();
    else if (event.key !== "ArrowDown") return;
    else this.show();
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-menu": Menu;
  }
}
