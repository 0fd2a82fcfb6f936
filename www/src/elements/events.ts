/**
 * What elements tell the page. Every event bubbles and crosses shadow trees; `detail` holds plain data. A native `input` or
 * `change` of an inner control never leaves its element: `silence` stops it, `tell` sends ours instead.
 */

/** A knob's new value, written as a link writes it. */
export interface Setting {
  readonly id: string;
  readonly value: string;
}

/** Sends an event from an element. */
export function tell<T>(from: EventTarget, name: string, detail?: T): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Keeps an inner control's event inside its element. */
export function silence(event: Event): void {
  event.stopPropagation();
}
