/** Mathematical names in running text: `m1` or `m₁` becomes an italic m with a lowered 1, `θ_y` an italic θ with a lowered y. */
import { html, nothing, type TemplateResult } from "lit";

/** Splits a name into its letter and its index. */
export function parts(name: string): { letter: string; index: string } {
  const plain = name.replace(/[₀-₉]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x2080 + 0x30));
  const [, letter = name, index = ""] = /^(.*?[^\d_])_?(\d+|(?<=_).+)?$/u.exec(plain) ?? [];
  return { letter, index };
}

/** What is lowered: written so, the index at the end of a name, and what follows its bar. */
const LOW = /([₀-₉]+|(?<=\p{L})\d+$|_.+$)/u;

/** The name as text in italics, every index lowered: `‖w₁‖/‖w₂‖` has two. */
export function symbol(name: string): TemplateResult | typeof nothing {
  if (name === "") return nothing;
  return html`${name.split(LOW).map((part, k) => {
    if (part === "") return nothing;
    return k % 2 === 0 ? html`<i>${part}</i>` : html`<sub>${parts(`x${part}`).index}</sub>`;
  })}`;
}
