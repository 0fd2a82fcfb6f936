/** Mathematical names in running text: `m1` becomes an italic m with a lowered 1, `θ_y` an italic θ with a lowered y. */
import { html, nothing, type TemplateResult } from "lit";

/** Splits a name into its letter and its index. */
export function parts(name: string): { letter: string; index: string } {
  const [, letter = name, index = ""] = /^(.+?)(?:_(.+)|(\d+))?$/u.exec(name.replace(/(\D)(\d+)$/u, "$1_$2")) ?? [];
  return { letter, index };
}

/** The name as text in italics. */
export function symbol(name: string): TemplateResult | typeof nothing {
  if (name === "") return nothing;
  const { letter, index } = parts(name);
  return html`<i>${letter}</i>${index === "" ? nothing : html`<sub>${index}</sub>`}`;
}
