/**
 * Sight: how large an element is, in whole CSS pixels, and whether it is on screen, told while its host is in the page; and what else
 * of the screen a picture follows: the density of its pixels and, where no theme was chosen, the system's.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { onSystem, themeOf } from "../styles/theme";
import { newest } from "./newest";

/** In whole CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Before anybody measured. */
const UNKNOWN: Size = { width: 0, height: 0 };

export class Sight implements ReactiveController {
  visible = false;
  size = UNKNOWN;
  private readonly sizes = new ResizeObserver((entries) => newest(entries, (entry) => this.resize(entry.contentRect)));
  private readonly edges = new IntersectionObserver((entries) => newest(entries, (entry) => this.see(entry.isIntersecting)));
  private unlisten: (() => void) | undefined;

  /**
   * @param changed the picture must be drawn anew
   * @param seen it came on screen or left it
   * @param box the element that is looked at
   */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly changed: () => void,
    private readonly seen: () => void = () => undefined,
    private readonly box: () => Element = () => host,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.unlisten = onSystem(this.changed);
    void this.host.updateComplete.then(() => {
      if (!this.host.isConnected) return;
      this.sizes.observe(this.box());
      this.edges.observe(this.box());
    });
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.edges.disconnect();
    this.unlisten?.();
  }

  /** The browser's observers speak after the first frame only; a picture that shall be in it asks here. */
  look(): void {
    if (this.size !== UNKNOWN || !this.host.isConnected) return;
    const box = this.box().getBoundingClientRect();
    this.size = whole(box);
    this.visible = box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  }

  private resize(box: DOMRectReadOnly): void {
    this.size = whole(box);
    this.changed();
  }

  private see(visible: boolean): void {
    this.visible = visible;
    this.seen();
    if (visible) this.changed();
  }
}

/** Drawing options: the size, and how the screen shows it. */
export function onScreen({ width, height }: Size, theme: string): [string, string][] {
  return [["width", String(width)], ["height", String(height)], ["dpr", String(devicePixelRatio)], ["theme", themeOf(theme)]];
}

function whole({ width, height }: DOMRectReadOnly): Size {
  return { width: Math.round(width), height: Math.round(height) };
}
