/**
 * A class's mark: colour **and** shape, the same pair as in the pictures (`src/plot/theme.rs`): class k has colour k mod 10
 * and shape (k + ⌊k/10⌋) mod 10, so that the first hundred classes all differ.
 */
import { html, svg, type TemplateResult } from "lit";
import { vars } from "../styles/vars";

const polygon = (corners: number, turn: number, radius = 1): string =>
  Array.from({ length: corners }, (_, at) => {
    const angle = ((at / corners) * 2 - 0.5 + turn) * Math.PI;
    return `${(Math.cos(angle) * radius).toFixed(3)},${(Math.sin(angle) * radius).toFixed(3)}`;
  }).join(" ");

const star = Array.from({ length: 10 }, (_, at) => {
  const [radius, angle] = [at % 2 === 0 ? 1.1 : 0.46, (at / 5 - 0.5) * Math.PI];
  return `${(Math.cos(angle) * radius).toFixed(3)},${(Math.sin(angle) * radius).toFixed(3)}`;
}).join(" ");

const bars = "M-.95-.33h.62v-.62h.66v.62h.62v.66h-.62v.62h-.66v-.62h-.62z";

/** In the order of `Theme::shape`. */
const SHAPES: readonly TemplateResult[] = [
  svg`<circle r=".9" />`,
  svg`<rect x="-.8" y="-.8" width="1.6" height="1.6" />`,
  svg`<polygon points=${polygon(3, 0, 1.1)} />`,
  svg`<polygon points=${polygon(4, 0, 1.1)} />`,
  svg`<path d=${bars} transform="rotate(45)" />`,
  svg`<polygon points=${polygon(3, 1, 1.1)} />`,
  svg`<polygon points=${star} />`,
  svg`<polygon points=${polygon(5, 0)} />`,
  svg`<path d=${bars} />`,
  svg`<polygon points=${polygon(6, 0)} />`,
];

/** The custom property that holds a class's colour. */
export function color(k: number): string {
  return `var(--class-${k % 10})`;
}

/** The mark of class k as a small picture; decoration beside a name, so hidden from screen readers. */
export function mark(k: number): TemplateResult {
  const shape = SHAPES[(k + Math.floor(k / 10)) % 10];
  return html`<svg class="mark" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true" ${vars({ mark: color(k) })}>${shape}</svg>`;
}
