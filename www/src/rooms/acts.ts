/**
 * Acts: what a person does to the knobs of a figure, and takes back: by buttons, and by Ctrl+Z wherever the focus is.
 *
 * Its host tells `knobs` (`{ knobs }`): what shall change; `undefined` restores a default.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { value, type FigureSpec } from "../catalogue";
import { tell } from "../elements/events";
import { undoKey } from "../elements/undo-buttons";
import type { Query } from "../store/query";
import type { Undo } from "../store/undo";

/** Who shows a figure and changes it. */
interface Actor extends ReactiveControllerHost, EventTarget {
  readonly figure: FigureSpec | undefined;
  /** Those that differ from their default. */
  readonly knobs: Query;
  readonly undos: Undo<Query>;
}

export class Acts implements ReactiveController {
  /** @param turned is told that things are as they were: what was held need not be there any more */
  constructor(
    private readonly host: Actor,
    private readonly turned: () => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("keydown", this.key);
  }

  hostDisconnected(): void {
    removeEventListener("keydown", this.key);
  }

  /** Changes knobs, and remembers how they were. */
  change(knobs: Readonly<Record<string, string | undefined>>, kind: string): void {
    const { host } = this;
    const same = host.figure?.knobs.every((knob) => !(knob.id in knobs) || (knobs[knob.id] ?? String(knob.default)) === value(knob, host.knobs));
    if (same) return;
    host.undos.remember(host.knobs, kind, performance.now());
    tell(host, "knobs", { knobs });
  }

  buttons(): TemplateResult {
    const { undoable, redoable } = this.host.undos;
    return html`<ml-undo .undoable=${undoable} .redoable=${redoable} @undo=${() => this.turn("back")} @redo=${() => this.turn("forth")}></ml-undo>`;
  }

  private turn(way: "back" | "forth"): void {
    const { figure, knobs, undos } = this.host;
    const goal = undos[way](knobs);
    if (!goal || !figure) return;
    this.turned();
    tell(this.host, "knobs", { knobs: Object.fromEntries(figure.knobs.map((knob) => [knob.id, value(knob, goal)])) });
  }

  private readonly key = (event: KeyboardEvent): void => {
    const way = undoKey(event);
    if (!way) return;
    event.preventDefault();
    this.turn(way);
  };
}
