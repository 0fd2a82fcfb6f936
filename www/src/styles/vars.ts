/**
 * `${vars({ at: 0.4 })}` inside a tag sets the custom property `--at` of that element through the object model: a value may
 * move a thing on the page without a style attribute, which the content security policy forbids.
 */
import { noChange } from "lit";
import { Directive, directive, type ElementPart, PartType, type PartInfo } from "lit/directive.js";

type Values = Readonly<Record<string, string | number>>;

class Vars extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error("vars() belongs inside a tag");
  }

  override update(part: ElementPart, [values]: [Values]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(`--${name}`, String(value));
    return noChange;
  }

  render(_values: Values): typeof noChange {
    return noChange;
  }
}

export const vars = directive(Vars);
