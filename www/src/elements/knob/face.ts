/**
 * The face of a number's knob: what it shows beside the number itself, and which of its limits it runs into.
 *
 * Pure, so that the element holds only what moves.
 */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../styles/vars";
import { say } from "../../words/words";
import { place, write } from "./scale";
import type { Limit, NumberKnob } from "../spec";

/** Letters of the longest value the field has to hold, so that it keeps its width; a value between two steps needs one more. */
export function width(knob: NumberKnob): number {
  const longest = Math.max(...[...knob.range, knob.default].map((value) => write(knob, value).length), 3);
  const sign = knob.range[0] < 0 ? 0.5 : 0; // a minus may be wider than a digit
  return sign + (knob.whole || knob.spacing === "log" || knob.unit === "radians" ? longest : longest + 1);
}

/** Whether a limit takes something from the track; one beyond its ends is nothing that one could run into. */
export function cuts({ side, bound }: Limit, { range: [low, high] }: NumberKnob): boolean {
  return side === "above" ? bound < high : bound > low;
}

export function exceeded(limit: Limit, value: number): boolean {
  return limit.side === "above" ? value > limit.bound : value < limit.bound;
}

export function hatch(knob: NumberKnob, limit: Limit): TemplateResult {
  const at = place(knob, limit.bound);
  const [from, to] = limit.side === "above" ? [at, 1] : [0, at];
  return html`<span class="hatch" ${vars({ from, to })}></span>`;
}

export function unit(knob: NumberKnob, value: number): TemplateResult | typeof nothing {
  if (knob.unit === "share") return html`<span class="unit">%</span>`;
  if (knob.unit === "degrees") return html`<span class="unit">°</span>`;
  if (knob.unit !== "radians") return nothing;
  return html`<span class="unit">rad</span><span class="unit degrees">${say("control.degrees", { value })}</span>`;
}

export function spoken(knob: NumberKnob, value: number): string {
  return say(`control.spoken.${knob.unit}`, { text: write(knob, value), value });
}
