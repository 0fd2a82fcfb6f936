/** The lines that frame something of the page in an article. */

/** What is framed: its address in the page, what it is called, and the size in which it looks well. */
export interface Framed {
  readonly fragment: string;
  readonly title: string;
  /** The article's column may be narrower. */
  readonly width: number;
  readonly height: number;
}

/** As HTML, beside the page at that address. */
export function lines({ fragment, title, width, height }: Framed, page: string): string {
  const address = new URL(`embed.html#${fragment}`, page).href;
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" width="100%" height="${Math.ceil(height)}" style="max-width: ${width}px; border: 0" loading="lazy"></iframe>`;
}

/** As the value of an attribute. */
function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
