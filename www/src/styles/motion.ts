/**
 * Motion: whether the person would rather have the page hold still. It is asked each time, for it may be changed at any moment.
 */

/** Matches while motion is unwelcome. */
export const still = matchMedia("(prefers-reduced-motion: reduce)");
