/**
 * `<ml-embed-room>`: what an article frames of the rooms beside the Lab: a figure, or a classifier's board, with its knobs. The address
 * is the page's; what the reader changes stays in the frame, and a link takes it to the page. Each is as high as it needs to be.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import "../elements/toast";
import type { Toast } from "../elements/toast";
import { fragmentOf, LAB, placeOf, type Place } from "../rooms/index";
import { base } from "../styles/base";
import { dress } from "../styles/theme";
import { say, sayWire } from "../words/words";
import { foot } from "./foot";
import "./room";

@customElement("ml-embed-room")
export class EmbedRoom extends LitElement {
  static override styles = [
    base,
    foot,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100dvh;
      }

      main,
      ml-room {
        flex: 1;
        overflow: visible;
      }

      p {
        margin: 0;
        padding: 16px;
      }

      footer {
        padding: 0 16px 10px;
      }
    `,
  ];

  @state() private place: Place = { id: LAB, path: "" };
  @query("ml-toast") private toast!: Toast;
  private unlisten = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.unlisten = new AbortController();
    addEventListener("hashchange", () => this.open(), { signal: this.unlisten.signal });
    this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten.abort();
  }

  override render(): TemplateResult {
    const { place } = this;
    if (place.id === LAB) return html`<main><h1 class="unseen">${say("app.name")}</h1><p role="alert">${say("embed.missed", { name: place.missed ?? "" })}</p></main>${this.foot("./")}`;
    return html`<ml-room framed .room=${place.id} .path=${place.path} .theme=${place.theme ?? ""}
        @go=${(event: CustomEvent<{ path: string }>) => (this.place = { ...place, path: event.detail.path })}
        @say=${(event: CustomEvent<{ text: string }>) => this.toast.say(event.detail.text)}></ml-room>
      ${this.foot(`./#${fragmentOf(place)}`)}
      <ml-toast></ml-toast>`;
  }

  private foot(address: string): TemplateResult {
    return html`<footer><a href=${address} target="_blank" rel="noopener">${say("embed.open")}</a></footer>`;
  }

  private open(): void {
    this.place = placeOf(location.hash.replace(/^#/, ""));
    const { theme = "", problems = [] } = this.place;
    dress(document.documentElement, theme);
    if (problems.length > 0) void this.updateComplete.then(() => this.toast.say(problems.map(sayWire).join(" ")));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-embed-room": EmbedRoom;
  }
}
