/**
 * `${drag(host, knob, value)}` makes the tag it stands in a number that can be dragged sideways (the whole range is 240 px;
 * with Shift a tenth of that pace) or stepped with arrow keys; a double click restores the default. `host` tells `input` and `change`.
 */
import { noChange } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive, type ElementPart } from "lit/directive.js";
import { say } from "../words/words";
import { tell, type Setting } from "./events";
import { nudge, place, valueAt, write } from "./scale";
import type { NumberKnob } from "./spec";

const RANGE = 240;
const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

class Drag extends AsyncDirective {
  private host!: EventTarget;
  private knob!: NumberKnob;
  private value = 0;
  /** Place on the track, unrounded, while dragging. */
  private at: number | null = null;
  private element?: Element;
  private listening?: AbortController;

  override update(part: ElementPart, [host, knob, value]: [EventTarget, NumberKnob, number]): typeof noChange {
    Object.assign(this, { host, knob, value });
    const { element } = part;
    if (this.element !== element) this.begin(element as HTMLElement);
    if (element instanceof HTMLElement) this.speak(element);
    return noChange;
  }

  /** A number in prose is a slider of its own; inside a formula, which is read as one, it is for the pointer alone. */
  private speak(element: HTMLElement): void {
    const { knob, value } = this;
    const [low, high] = knob.range;
    const text = say(`control.spoken.${knob.unit}`, { text: write(knob, value), value });
    const shown = { valuenow: value, valuemin: low, valuemax: high, valuetext: text, label: say(knob.words) };
    for (const [name, content] of Object.entries(shown)) element.setAttribute(`aria-${name}`, String(content));
    element.setAttribute("role", "slider");
    element.tabIndex = 0;
  }

  render(_host: EventTarget, _knob: NumberKnob, _value: number): typeof noChange {
    return noChange;
  }

  override disconnected(): void {
    this.listening?.abort();
  }

  override reconnected(): void {
    if (this.element) this.begin(this.element as HTMLElement);
  }

  private begin(element: HTMLElement): void {
    this.listening?.abort();
    this.listening = new AbortController();
    this.element = element;
    const { signal } = this.listening;
    element.addEventListener("pointerdown", this.down, { signal });
    element.addEventListener("pointermove", this.move, { signal });
    element.addEventListener("lostpointercapture", this.up, { signal });
    element.addEventListener("keydown", this.key, { signal });
    element.addEventListener("dblclick", () => this.rest(this.knob.default), { signal });
  }

  private set(value: number, event: "input" | "change"): void {
    if (event === "input" && value === this.value) return;
    this.value = value;
    tell<Setting>(this.host, event, { id: this.knob.id, value: String(value) });
  }

  private rest(value: number): void {
    this.set(value, "input");
    this.set(value, "change");
  }

  private readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.element?.setPointerCapture(event.pointerId);
    this.at = place(this.knob, this.value);
  };

  private readonly move = (event: PointerEvent): void => {
    if (this.at === null) return;
    this.at += event.movementX / (event.shiftKey ? RANGE * 10 : RANGE);
    this.set(valueAt(this.knob, this.at), "input");
  };

  private readonly up = (): void => {
    if (this.at === null) return;
    this.at = null;
    this.set(this.value, "change");
  };

  private readonly key = (event: KeyboardEvent): void => {
    const keys = KEYS[event.key];
    if (keys === undefined) return;
    event.preventDefault();
    this.rest(nudge(this.knob, this.value, event.shiftKey ? keys * 10 : keys));
  };
}

export const drag = directive(Drag);
