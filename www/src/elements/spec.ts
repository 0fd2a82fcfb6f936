/**
 * The catalogue's vocabulary, as the elements read it: what a knob and a formula are in the JSON that
 * `margin-lab catalogue` writes. Elements know these shapes and no id.
 */

/** What may be set, as `src/knob.rs` describes it. */
export type Knob = NumberKnob | ChoiceKnob | WidthsKnob | TextKnob;

interface Named {
  /** Also the URL key. */
  readonly id: string;
  /** The papers' symbol (`m`, `λ`), empty where there is none. */
  readonly symbol: string;
  /** Message key of the name in plain words; `<words>.help` explains it. */
  readonly words: string;
  readonly unit: "none" | "radians" | "degrees" | "steps" | "share" | "class";
  /** What a change does to a running experiment. */
  readonly effect: "live" | "restart";
  /** Choices beside it under all of which it matters, each with the options that do; absent: it always does. */
  readonly when?: readonly (readonly [string, readonly string[]])[];
  /** The setting that says over how many steps training approaches its value; absent: it holds at once. */
  readonly over?: string;
  /** How it is drawn and not what. */
  readonly technical?: true;
}

/** Named settings of a list of knobs; what one does not name is at its default. The message of its name is `preset.<id>`. */
export type Presets = readonly { readonly id: string; readonly values: readonly (readonly [string, string])[] }[];

/** A real number, or a whole one. */
export interface NumberKnob extends Named {
  readonly kind: "number";
  readonly range: readonly [number, number];
  /** Whether it takes whole numbers only. */
  readonly whole: boolean;
  readonly default: number;
  /** What one arrow key does. */
  readonly step: number;
  readonly spacing: "linear" | "log";
}

/** One word of a list; the message key of each is `<words>.<option>`. */
export interface ChoiceKnob extends Named {
  readonly kind: "choice";
  readonly options: readonly string[];
  readonly default: string;
}

/** Hidden layer widths, written `64-64`. */
export interface WidthsKnob extends Named {
  readonly kind: "widths";
  readonly default: string;
  /** Most layers, and most units in one. */
  readonly layers: number;
  readonly units: number;
}

/** A list with an editor of its own: points, rows. */
export interface TextKnob extends Named {
  readonly kind: "text";
  readonly default: string;
}

/** Where the infeasible part of a knob's range begins, and why (a finished sentence). */
export interface Limit {
  readonly side: "above" | "below";
  readonly bound: number;
  readonly reason: string;
}

/**
 * A head's target logit, a term's share of the loss, a step of a figure's panel, as `src/formula.rs` builds it; and what the page
 * makes of one: numbers in place of names, several expressions that are equal.
 */
export type Formula =
  | { readonly knob: string }
  | { readonly name: string }
  | { readonly number: number }
  | { readonly sum: readonly Formula[] }
  | { readonly difference: readonly [Formula, Formula] }
  | { readonly product: readonly Formula[] }
  | { readonly quotient: readonly [Formula, Formula] }
  | { readonly call: readonly [string, Formula] }
  | { readonly fence: readonly [string, Formula, string] }
  | { readonly power: readonly [Formula, Formula] }
  | { readonly root: Formula }
  | { readonly list: readonly Formula[] }
  | { readonly where: readonly [Formula, Formula, Formula, Formula] }
  | { readonly written: string }
  | { readonly equal: readonly Formula[] };

/** One of several things to choose. */
export interface Option {
  readonly id: string;
  /** Finished words. */
  readonly label: string;
  /** A longer explanation, shown on hover. */
  readonly help?: string;
}
