/**
 * Asked: what a link asks of the pictures. A picture passes over what makes no sense to it; here that is found out before it is kept,
 * by the rules of `src/knob/value.rs`, and said.
 */
import { catalogue } from "../catalogue";
import type { Knob } from "../elements/spec";
import type { Query } from "../store/query";
import { THEMES } from "../styles/theme";
import { encode } from "../words/wire";

/** A number as `src/math/decimal/read.rs` reads it. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A value as it is kept, and what there is to say of it (a wire message); without a value the default holds. */
interface Read {
  readonly kept?: string;
  readonly said?: string;
}

/** What of a link's view options, its theme among them, makes sense, and wire messages about the rest. */
export function asked(view: Query): { view: Query; theme: string | undefined; problems: readonly string[] } {
  const read = [...view].map(([id, text]) => [id, id === "theme" ? themed(text) : viewed(id, text)] as const);
  const kept = new Map(read.flatMap(([id, { kept }]) => (kept === undefined ? [] : [[id, kept] as const])));
  const theme = kept.get("theme");
  kept.delete("theme");
  return { view: kept, theme, problems: read.flatMap(([, { said }]) => said ?? []) };
}

function themed(text: string): Read {
  const options: readonly string[] = THEMES;
  return options.includes(text) ? { kept: text } : { said: refusal("knob.not-an-option", "knob.theme", text, { options: THEMES.filter(Boolean).join(", ") }) };
}

/** Views may share the id of a knob: one that can be read so is meant. */
function viewed(id: string, text: string): Read {
  const ways = catalogue.views.flatMap(({ knobs }) => knobs).filter((knob) => knob.id === id).map((knob) => readAs(knob, text.trim()));
  return ways.find(({ kept }) => kept !== undefined) ?? ways[0] ?? { said: encode("knob.unknown", { knob: id }) };
}

function readAs(knob: Knob, text: string): Read {
  if (knob.kind === "choice") return knob.options.includes(text) ? { kept: text } : { said: refusal("knob.not-an-option", knob.words, text, { options: knob.options.join(", ") }) };
  if (knob.kind !== "number") return { kept: text };
  const [low, high] = knob.range;
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number)) return { said: refusal("knob.not-a-number", knob.words, text) };
  const whole = knob.whole ? Math.round(number) : number;
  const kept = Math.min(Math.max(whole, low), high);
  if (kept === number) return { kept: String(kept) };
  return { kept: String(kept), said: refusal(kept === whole ? "knob.rounded" : "knob.clamped", knob.words, text, { kept }) };
}

function refusal(key: string, words: string, value: string, more: Readonly<Record<string, string | number>> = {}): string {
  return encode(key, { knob: { key: words }, value, ...more });
}
