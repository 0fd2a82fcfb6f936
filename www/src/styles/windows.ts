/** The windows that several elements lay themselves out for. */
import { css } from "lit";

/** A low one, such as a phone on its side or a page at 200 %: the stage keeps one side of it, everything else stands beside it. */
export const low = css`(min-width: 560px) and (max-width: 900px) and (max-height: 560px)`;
/** A frame in which what acts on the stage stands beside it. From this shape on that leaves the stage more than all of it below would. */
export const broad = css`(min-width: 561px) and (min-aspect-ratio: 11/10)`;
/** How wide an article's frame is at most, in CSS pixels, where it needs no more. */
export const ARTICLE = 640;
/** And how wide on a phone, at most. */
export const PHONE = 430;
