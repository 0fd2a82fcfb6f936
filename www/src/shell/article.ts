/** The lines that frame something of the page in an article. */

import type { Suit } from "../rooms/index";

/** What is framed: its address in the page, what it is called, and the size in which it looks well; its column may be narrower. */
export interface Framed extends Suit {
  readonly fragment: string;
  readonly title: string;
}

/** Narrower windows are a phone's, whose articles are one column. */
const NARROW = 500;

/** As HTML, beside the page at that address. Without a script the article knows the window's width alone: on a phone that is the column's. */
export function lines({ fragment, title, width, height, narrow }: Framed, page: string): string {
  const address = new URL(`embed.html#${fragment}`, page).href;
  const [high, higher] = [Math.ceil(height), Math.ceil(narrow)];
  const grows = higher > high ? `height: clamp(${high}px, (${NARROW}px - 100vw) * 999, ${higher}px); ` : "";
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="${high}" style="max-width: ${width}px; ${grows}border: 0" loading="lazy"></iframe>`;
}

/** As the value of an attribute. */
function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
