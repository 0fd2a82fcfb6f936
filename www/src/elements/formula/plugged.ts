/**
 * Numbers in the places of names: a formula's tree with every name and knob that has a number written as that number.
 *
 * ```text
 * product(‖x‖, call(cos, θ_j))  and  ‖x‖ = 1.5, θ_j = 23.9°   →   1.5 · cos(23.9°)
 * ```
 */
import type { Query } from "../../store/query";
import type { Formula } from "../spec";

/** The formula with the numbers' text in place; what has none (π, e) stays a name. */
export function plugged(formula: Formula, numbers: Query): Formula {
  const put = (part: Formula): Formula => plugged(part, numbers);
  const leaf = (id: string): Formula => {
    const text = numbers.get(id);
    return text === undefined ? formula : { written: text };
  };
  if ("knob" in formula) return leaf(formula.knob);
  if ("name" in formula) return leaf(formula.name);
  if ("sum" in formula) return { sum: formula.sum.map(put) };
  if ("difference" in formula) return { difference: [put(formula.difference[0]), put(formula.difference[1])] };
  if ("product" in formula) return { product: formula.product.map(put) };
  if ("quotient" in formula) return { quotient: [put(formula.quotient[0]), put(formula.quotient[1])] };
  if ("call" in formula) return { call: [formula.call[0], put(formula.call[1])] };
  if ("fence" in formula) return { fence: [formula.fence[0], put(formula.fence[1]), formula.fence[2]] };
  if ("power" in formula) return { power: [put(formula.power[0]), put(formula.power[1])] };
  if ("root" in formula) return { root: put(formula.root) };
  if ("list" in formula) return { list: formula.list.map(put) };
  if ("equal" in formula) return { equal: formula.equal.map(put) };
  if ("where" in formula) {
    const [left, right, then, otherwise] = formula.where;
    return { where: [put(left), put(right), put(then), put(otherwise)] };
  }
  return formula;
}
