/** Ink that can be read: every pair of text and ground in `tokens.css` has at least 4.5:1, every outline 3:1, in every theme. */
/// <reference types="node" />
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The colours of a theme: the root's, and over them those of a block that begins with `selector`. */
function theme(side: 0 | 1, selector = ":root {"): Map<string, string> {
  const colors = new Map<string, string>();
  for (const start of [":root {", selector]) {
    const from = css.indexOf(start);
    for (const [, name = "", value = ""] of css.slice(from, css.indexOf("}", from)).matchAll(/--([\w-]+): ([^;]+);/g)) {
      const [light, dark] = value.match(/#[0-9a-f]{6}\b/g) ?? [];
      if (light) colors.set(name, side === 0 ? light : (dark ?? light));
    }
  }
  return colors;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const themes = { light: theme(0), dark: theme(1), projector: theme(0, ':root[data-theme="projector"]') };

test.each(Object.entries(themes))("%s can be read", (_, colors) => {
  const color = (name: string): string => colors.get(name) ?? "";
  for (const ground of ["paper", "panel", "fill"]) {
    for (const text of ["ink", "ink-2", "focus"]) {
      expect(contrast(color(text), color(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  for (const ground of ["paper", "panel"]) expect(contrast(color("edge"), color(ground)), ground).toBeGreaterThanOrEqual(3);
  expect(contrast(color("paper"), color("ink"))).toBeGreaterThanOrEqual(4.5);
});
