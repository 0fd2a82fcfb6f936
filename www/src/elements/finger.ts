/**
 * Finger: what a finger on something that slides sideways means. Down there it may as well begin to scroll the page, and a browser's
 * own slider jumps to it at once; so nothing is taken until the finger has gone clearly sideways, or is lifted where it came down
 * (a tap). Where the page scrolls after all, the browser cancels the pointer, and the value from before comes back.
 *
 * A mouse scrolls nothing by dragging: it means what it does from the start. What slides every way is also taken by a finger that
 * rests before it goes; the page must be told then not to scroll.
 */

/** Farther than this, in CSS pixels, a finger moves. */
const SLOP = 8;
/** Milliseconds after which a finger that has not moved rests. */
export const REST = 300;

/** Whether a finger may still mean to scroll, from the place and the time it came down at. */
export class Doubt {
  private from: { readonly id: number; readonly x: number; readonly y: number; readonly at: number } | undefined;
  /** It went up or down before it rested. */
  private scrolls = false;

  /** @param rest milliseconds of rest that end the doubt too */
  constructor(
    { pointerId: id, pointerType, clientX: x, clientY: y, timeStamp: at }: PointerEvent,
    private readonly rest = Number.POSITIVE_INFINITY,
  ) {
    if (pointerType !== "mouse") this.from = { id, x, y, at };
  }

  get open(): boolean {
    return this.from !== undefined;
  }

  /** Takes a movement in; returns whether it ended the doubt. */
  ends({ pointerId, clientX, clientY, timeStamp }: PointerEvent): boolean {
    if (pointerId !== this.from?.id) return false;
    const [across, along] = [Math.abs(clientX - this.from.x), Math.abs(clientY - this.from.y)];
    if (Math.max(across, along) <= SLOP) return false;
    const rested = timeStamp - this.from.at >= this.rest && !this.scrolls;
    this.scrolls = !rested && across <= along;
    if (this.scrolls) return false;
    this.from = undefined;
    return true;
  }
}

/** The slider's element, as the finger needs it. */
export interface Slid {
  readonly number: number;
  /** Takes a value. */
  set(number: number, event: "input" | "change"): void;
  /** Lays the handle back to where the value is. */
  lay(): void;
}

/** A finger on a browser's own slider, whose events it lets through or keeps. */
export class Finger {
  private hand: { readonly id: number; readonly doubt: Doubt; readonly before: number } | undefined;
  /** What the slider jumped to meanwhile. */
  private wanted: number | undefined;
  /** The page took the finger: the slider goes on following it. */
  private lost = false;
  /** The end of this one was told, or is none. */
  private ended = false;

  constructor(private readonly slid: Slid) {}

  readonly down = (event: PointerEvent): void => {
    if (this.hand) return;
    this.lost = this.ended = false;
    this.wanted = undefined;
    if (event.pointerType !== "mouse") this.hand = { id: event.pointerId, doubt: new Doubt(event), before: this.slid.number };
  };

  readonly move = (event: PointerEvent): void => {
    if (this.hand?.doubt.ends(event)) this.take();
  };

  readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.hand?.id) return;
    const tapped = this.hand.doubt.open;
    this.hand = undefined;
    if (!tapped) return;
    this.take();
    this.rest();
  };

  readonly cancel = (event: PointerEvent): void => {
    if (event.pointerId !== this.hand?.id) return;
    const { doubt, before } = this.hand;
    this.hand = undefined;
    this.lost = true;
    if (!doubt.open && before !== this.slid.number) this.slid.set(before, "input");
    if (doubt.open) this.ended = true;
    else this.rest();
    this.slid.lay();
  };

  /** The finger that the page took is lifted. */
  readonly lifted = (): void => {
    this.lost = false;
  };

  /** Whether what the slider jumped to is meant; if that is not known yet, it is kept. */
  takes(number: number): boolean {
    if (this.lost) return false;
    if (this.hand?.doubt.open) {
      this.wanted = number;
      return false;
    }
    this.ended = false;
    return true;
  }

  /** Whether the slider's own end of a movement is one. */
  rests(): boolean {
    return !this.ended;
  }

  private take(): void {
    if (this.wanted !== undefined) this.slid.set(this.wanted, "input");
    this.wanted = undefined;
    this.slid.lay();
  }

  private rest(): void {
    this.slid.set(this.slid.number, "change");
    this.ended = true;
  }
}
