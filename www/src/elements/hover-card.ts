/**
 * `<ml-hover-card>`: the sample itself, beside the pointer: its picture or its features, its class, its angle to it, what the
 * model believes, and who its neighbours are.
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
import { base } from "../styles/base";
import { vars } from "../styles/vars";
import { say } from "../words/words";
import { show } from "../words/number";
import { hoverCardStyle } from "./hover-card-style";
import { color, mark } from "./mark";
import "./picture";

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

/** What a usual card needs beside its point, in CSS pixels. */
const ROOM = { x: 288, y: 140 } as const;

/** Most bars and features shown. */
const MOST = { bars: 3, features: 4 } as const;

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
    const lean = { x: `${x}px`, y: `${y}px`, width: `${width}px`, height: `${height}px`, left: outward(x, width, ROOM.x), up: outward(y, height, ROOM.y) };
    return html`<div role="status" aria-live=${this.aloud ? "polite" : "off"}>
      ${this.sample === null ? nothing : html`<article ${vars(lean)}>${this.card(this.sample)}</article>`}
    </div>`;
  }

  private card(sample: Sample): TemplateResult {
    const name = (k: number): string => sample.classes[k] ?? String(k);
    const theta = sample.thetas[sample.label];
    const where = say(sample.train ? "card.train" : "card.test");
    return html`
      ${sample.picture ? html`<ml-picture .picture=${sample.picture}></ml-picture>` : nothing}
      <div class="facts">
        <p><strong>${mark(sample.label)}${name(sample.label)}</strong><span>${where}</span>
          ${theta === undefined ? nothing : html`<span>${say("card.theta", { theta })}</span>`}</p>
        ${sample.predicted === sample.label ? nothing : html`<p class="wrong">${say("card.taken-for", { name: name(sample.predicted) })}</p>`}
        ${bars(sample, name)} ${sample.picture ? nothing : features(sample)} ${neighbours(sample, name)}
      </div>
    `;
  }
}

/** 1 to lean towards 0, 0 to lean away from it: outwards, where samples are few, or inwards where the border leaves no room. */
function outward(at: number, extent: number, room: number): 0 | 1 {
  if (at > extent / 2) return extent - at < room ? 1 : 0;
  return at < room ? 0 : 1;
}

function bars({ probabilities }: Sample, name: (k: number) => string): TemplateResult {
  const order = probabilities.map((p, k) => ({ p, k })).sort((a, b) => b.p - a.p || a.k - b.k);
  return html`<ul class="bars" aria-label=${say("card.probabilities")}>
    ${order.slice(0, MOST.bars).map(
      ({ p, k }) => html`<li ${vars({ share: p, color: color(k) })}><span class="bar"></span><span class="class">${name(k)}</span><span>${show(p, ".2")}</span></li>`,
    )}
  </ul>`;
}

function features({ features: all = [] }: Sample): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const rest = all.length - MOST.features;
  return html`<dl>
      ${all.slice(0, MOST.features).map(({ name, value }) => html`<dt>${name}</dt><dd>${show(value)}</dd>`)}
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
