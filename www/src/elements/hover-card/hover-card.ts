/**
 * `<ml-hover-card>`: the sample itself, beside the pointer: its picture or its features, its class, for each class the angle to it and
 * the model's belief in it, and who its neighbours are.
 *
 * | property | type              |                                                                              |
 * |----------|-------------------|------------------------------------------------------------------------------|
 * | `sample` | Sample or null    | null hides the card                                                          |
 * | `spot`   | Spot              | `{ x, y, width, height }`: where, inside a positioned parent of that size     |
 * | `aloud`  | boolean           | read it out (when it came by keyboard)                                       |
 *
 * It leans away from the nearer edges by its place alone and stops at the borders; nothing is measured.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../../styles/base";
import { vars } from "../../styles/vars";
import { say } from "../../words/words";
import { show } from "../../words/number";
import { hoverCardStyle } from "./style";
import { color, mark } from "../mark";
import "../picture";

/** All there is to know about a sample. */
export interface Sample {
  readonly label: number;
  readonly predicted: number;
  readonly train: boolean;
  readonly classes: readonly string[];
  /** Angle to each prototype in radians; empty where the head has no angles. */
  readonly thetas: readonly number[];
  /** Test-time probability of each class. */
  readonly probabilities: readonly number[];
  /** Labels of the nearest samples in the embedding, nearest first. */
  readonly neighbours: readonly number[];
  /** Grey values, row by row. */
  readonly picture?: { readonly width: number; readonly height: number; readonly values: ArrayLike<number> };
  readonly features?: readonly { readonly name: string; readonly value: number }[];
}

/** Where the card stands: a point in its parent, and the parent's size, in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a card needs beside its point, in CSS pixels: without its classes, and for each of them. */
const ROOM = { x: 300, y: 86, row: 18 } as const;

/** Most rows, and of them most classes, on a stage of at least this height and on a smaller one. */
const MOST = { from: 520, large: { rows: 16, classes: 10 }, small: { rows: 7, classes: 3 } } as const;

/** Names of so many letters are repeated for each neighbour; longer ones are counted. */
const SHORT = 2;

@customElement("ml-hover-card")
export class HoverCard extends LitElement {
  static override styles = [base, hoverCardStyle];

  @property({ attribute: false }) sample: Sample | null = null;
  @property({ attribute: false }) spot: Spot = { x: 0, y: 0, width: 1, height: 1 };
  @property({ type: Boolean }) aloud = false;

  override render(): TemplateResult {
    const { x, y, width, height } = this.spot;
    const { length: features } = this.sample?.features ?? [];
    const rows = Math.min(this.most.rows, Math.min(this.most.classes, this.sample?.classes.length ?? 0) + features);
    const lean = { x: `${x}px`, y: `${y}px`, width: `${width}px`, height: `${height}px`, left: outward(x, width, ROOM.x), up: outward(y, height, ROOM.y + rows * ROOM.row) };
    return html`<div role="status" aria-live=${this.aloud ? "polite" : "off"}>
      ${this.sample === null ? nothing : html`<article ${vars(lean)}>${this.card(this.sample)}</article>`}
    </div>`;
  }

  private get most(): { rows: number; classes: number } {
    return this.spot.height < MOST.from ? MOST.small : MOST.large;
  }

  private card(sample: Sample): TemplateResult {
    const name = (k: number): string => sample.classes[k] ?? String(k);
    const where = say(sample.train ? "card.train" : "card.test");
    return html`
      ${sample.picture ? html`<ml-picture .picture=${sample.picture}></ml-picture>` : nothing}
      <div class="facts">
        <p><strong>${mark(sample.label)}${name(sample.label)}</strong><span>${where}</span></p>
        ${sample.predicted === sample.label ? nothing : html`<p class="wrong">${say("card.taken-for", { name: name(sample.predicted) })}</p>`}
        ${classes(sample, name, this.most.classes)} ${sample.picture ? nothing : features(sample, this.most)} ${neighbours(sample, name)}
      </div>
    `;
  }
}

/** 1 to lean towards 0, 0 to lean away from it: outwards, where samples are few, or inwards where the border leaves no room. */
function outward(at: number, extent: number, room: number): 0 | 1 {
  if (at > extent / 2) return extent - at < room ? 1 : 0;
  return at < room ? 0 : 1;
}

/** The likeliest classes: how likely, and at which angle. */
function classes({ label, probabilities, thetas }: Sample, name: (k: number) => string, most: number): TemplateResult {
  const order = probabilities.map((p, k) => ({ p, k })).sort((a, b) => b.p - a.p || a.k - b.k);
  const angles = thetas.length > 0;
  const row = ({ p, k }: { p: number; k: number }): TemplateResult => html`<tr ?data-own=${k === label} ${vars({ share: p, color: color(k) })}>
    <td class="bar"></td><th scope="row">${name(k)}</th>${angles ? html`<td>${show(thetas[k] ?? Number.NaN, "deg")}</td>` : nothing}<td>${show(p, ".2")}</td></tr>`;
  const rest = order.length - most;
  return html`<table aria-label=${say("card.classes")}>
      <thead><tr><td></td><td></td>${angles ? html`<th scope="col">θ</th>` : nothing}<th scope="col"><i>p</i></th></tr></thead>
      <tbody>${order.slice(0, most).map(row)}</tbody>
    </table>
    ${rest > 0 ? html`<p class="rest">${say("card.more-classes", { count: rest })}</p>` : nothing}`;
}

function features({ features: all = [], classes: { length: others } }: Sample, most: { rows: number; classes: number }): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const room = most.rows - Math.min(others, most.classes);
  const rest = all.length - room;
  return html`<dl>
      ${all.slice(0, room).map(({ name, value }) => html`<dt>${name}</dt><dd>${show(value)}</dd>`)}
    </dl>
    ${rest > 0 ? html`<p class="rest">${say("card.more-features", { count: rest })}</p>` : nothing}`;
}

function neighbours({ neighbours: list }: Sample, name: (k: number) => string): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  const few = list.every((k) => name(k).length <= SHORT);
  const one = (k: number, words: string): TemplateResult => html`<span class="one">${mark(k)}${words}</span>`;
  const kinds = [...new Set(list)].map((k) => ({ k, count: list.filter((other) => other === k).length }));
  return html`<p class="near"><span>${say("card.neighbours")}</span>
    ${few ? list.map((k) => one(k, name(k))) : kinds.map(({ k, count }) => one(k, say("card.neighbour", { count, name: name(k) })))}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-hover-card": HoverCard;
  }
}
