/**
 * From an expression of the catalogue to a tree of MathML parts, and to one line of text for those who hear it.
 *
 * ```text
 * product(knob s, call(cos, sum(name θ_y, knob m)))   →   s · cos(θ_y + m)   or   16 · cos(θ_y + 0.5)
 * ```
 *
 * Brackets follow from the expression: a sum inside a product, a difference on the right of a minus, a negative number
 * anywhere but in front.
 */
import { say } from "../../words/words";
import type { Formula } from "../spec";
import { parts } from "../symbol";

/** A MathML element: text or children. */
export interface Part {
  readonly tag: "mi" | "mn" | "mo" | "mtext" | "mrow" | "msub" | "msup" | "msubsup" | "msqrt" | "mfrac";
  readonly text?: string;
  readonly children?: readonly Part[];
  /** A bracket around a fraction grows with it. */
  readonly tall?: boolean;
}

/** How a knob is shown: its symbol, or a number as text. */
export interface Shown {
  readonly text: string;
  readonly number: boolean;
}

/** The sign of a product that is not written. */
const UNSEEN = "\u2062";

type Show = (knob: string) => Shown;

/** The formula as MathML parts. */
export function tree(formula: Formula, show: Show): Part {
  if ("knob" in formula) {
    const shown = show(formula.knob);
    return shown.number ? number(shown.text) : name(shown.text);
  }
  if ("name" in formula) return name(formula.name);
  if ("number" in formula) return number(String(formula.number));
  if ("sum" in formula) return row(between("+", formula.sum.map((part, at) => term(part, show, at > 0))));
  if ("difference" in formula) {
    const [left, right] = formula.difference;
    const loose = "sum" in right || "difference" in right;
    return row([tree(left, show), operator("−"), loose ? bracket(tree(right, show)) : term(right, show, true)]);
  }
  if ("product" in formula) return row(times(formula.product.map((part, at) => factor(part, show, at > 0))));
  if ("fence" in formula) return fence(formula.fence, show);
  if ("quotient" in formula) return { tag: "mfrac", children: formula.quotient.map((part) => tree(part, show)) };
  if ("call" in formula) {
    const [called, argument] = formula.call;
    return row([name(called), bracket(tree(argument, show))]);
  }
  return seldom(formula, show);
}

/** What the formulas of heads do without, and a figure's panel needs. */
function seldom(formula: Exclude<Formula, { knob: string } | { name: string } | { number: number }>, show: Show): Part {
  if ("written" in formula) return number(formula.written);
  if ("power" in formula) {
    const [base, exponent] = formula.power;
    return { tag: "msup", children: [factor(base, show, true), tree(exponent, show)] };
  }
  if ("root" in formula) return { tag: "msqrt", children: [tree(formula.root, show)] };
  if ("list" in formula) return row(between(",", formula.list.map((part) => tree(part, show))));
  if ("where" in formula) {
    const [left, right, then, otherwise] = formula.where.map((part) => tree(part, show)) as [Part, Part, Part, Part];
    return row([then, words("formula.if"), left, operator(">"), right, words("formula.else"), otherwise]);
  }
  if ("equal" in formula) return row(between("=", formula.equal.map((part) => tree(part, show))));
  return row([]);
}

/** The same as one line of text. */
export function line(part: Part): string {
  const inner = (part.children ?? []).map(line);
  switch (part.tag) {
    case "msub":
      return `${inner[0]}_${inner[1]}`;
    case "msup":
      return `${inner[0]}^${inner[1]}`;
    case "msubsup":
      return `${inner[0]}_${inner[1]}^${inner[2]}`;
    case "mfrac":
      return inner.map((text) => (/[\s+−·]/u.test(text) ? `(${text})` : text)).join(" / ");
    case "mo":
      if (part.text === UNSEEN) return " ";
      if (part.text === ",") return ", ";
      return /[+−·=>]/u.test(part.text ?? "") ? ` ${part.text} ` : (part.text ?? "");
    case "mtext":
      return ` ${part.text} `;
    case "msqrt":
      return `√(${inner.join("")})`;
    default:
      return part.text ?? inner.join("");
  }
}

function term(formula: Formula, show: Show, behind: boolean): Part {
  const part = tree(formula, show);
  return behind && first(part).startsWith("−") ? bracket(part) : part;
}

/** What is written first. */
function first({ tag, text, children = [] }: Part): string {
  return text ?? (tag === "mfrac" || !children[0] ? "" : first(children[0]));
}

function factor(formula: Formula, show: Show, behind: boolean): Part {
  return "sum" in formula || "difference" in formula ? bracket(tree(formula, show)) : term(formula, show, behind);
}

/** `θ_y`, `d²_+`, `−θ`, `‖x‖`, `W_y·x`: letters with an index or a square, their negatives, norms, and products of such. */
function name(text: string): Part {
  if (text.startsWith("−")) return row([{ tag: "mi", text: "−" }, name(text.slice(1))]);
  if (text.includes("·")) return row(between("·", text.split("·").map(name)));
  const norm = /^‖(.+)‖$/u.exec(text)?.[1];
  if (norm !== undefined) return row([operator("‖"), name(norm), operator("‖")]);
  const { letter, index } = parts(text);
  return scripted({ tag: "mi", text: letter.replace("²", "") }, index, letter.includes("²"));
}

function scripted(base: Part, index: string, squared: boolean): Part {
  const below: Part = { tag: /^\d+$/.test(index) ? "mn" : "mi", text: index };
  const two: Part = { tag: "mn", text: "2" };
  if (index === "") return squared ? { tag: "msup", children: [base, two] } : base;
  return squared ? { tag: "msubsup", children: [base, below, two] } : { tag: "msub", children: [base, below] };
}

/** What stands between two signs, of which the closing one may carry an index and a square: `[…]₊²`. */
function fence([open, inside, close]: readonly [string, Formula, string], show: Show): Part {
  const inner = tree(inside, show);
  const tall = fractured(inner);
  const sign = close.slice(0, 1);
  const end = scripted({ ...operator(sign), tall }, close.includes("₊") ? "+" : "", close.includes("²"));
  return row([{ ...operator(open), tall }, inner, end]);
}

function number(text: string): Part {
  return { tag: "mn", text: text.replace("-", "−") };
}

/** A word between two expressions. */
function words(key: string): Part {
  return { tag: "mtext", text: say(key) };
}

function operator(text: string): Part {
  return { tag: "mo", text };
}

function row(children: readonly Part[]): Part {
  return { tag: "mrow", children };
}

function bracket(inner: Part): Part {
  const tall = fractured(inner);
  return row([{ ...operator("("), tall }, inner, { ...operator(")"), tall }]);
}

function fractured({ tag, children = [] }: Part): boolean {
  return tag === "mfrac" || children.some(fractured);
}

/** Letters stand side by side, `mθ`; anything else has a dot between. */
function times(list: readonly Part[]): Part[] {
  const letter = ({ tag }: Part): boolean => tag === "mi" || tag === "msub";
  return list.flatMap((part, at) => {
    const before = list[at - 1];
    return before === undefined ? [part] : [operator(letter(before) && letter(part) ? UNSEEN : "·"), part];
  });
}

function between(sign: string, list: readonly Part[]): Part[] {
  return list.flatMap((part, at) => (at === 0 ? [part] : [operator(sign), part]));
}
