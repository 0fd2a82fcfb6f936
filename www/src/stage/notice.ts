/**
 * `<ml-notice>`: the states of an experiment that need a word, at the foot of its stage: it is being replayed, it came apart, all
 * of it fell on one point, it cannot be opened. Milestones are said aloud, and that nothing is trained yet, which the eye finds in the transport.
 *
 * | property     | type       |
 * |--------------|------------|
 * | `experiment` | Experiment |
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { catalogue } from "../catalogue";
import "../elements/button";
import type { Experiment } from "../experiment/experiment";
import { parse } from "../store/query";
import { untrained, type State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { floating } from "../styles/floating";
import { decode } from "../words/wire";
import { grouped } from "../words/number";
import { say, sayWire } from "../words/words";

/** What did not arrive may arrive the next time; a link's own fault stays. */
const LOST = /^page\.no-/;

@customElement("ml-notice")
export class Notice extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0 0 auto;
        z-index: 8;
        display: grid;
        align-content: end;
        justify-items: center;
        height: var(--side);
        padding: 0 12px 12px;
        pointer-events: none;
      }

      section {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        align-items: center;
        max-width: 560px;
        padding: 10px 14px;
        outline: var(--hairline) solid var(--line);
        ${floating}
        pointer-events: auto;
      }

      p {
        flex: 1 1 auto;
        margin: 0;
      }

      progress {
        width: 120px;
        height: 4px;
        accent-color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) experiment: Experiment | undefined;

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ phase, diverged, collapse, playing, newest, target, step, numbers }) =>
      [phase, diverged, collapse, playing, newest === 0, phase === "replaying" && [target, step].join(), !playing && numbers]);
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    return html`${this.shown(experiment)}<p class="unseen" role="status">${this.milestone(experiment.store.state)}</p>`;
  }

  private shown(experiment: Experiment): TemplateResult | typeof nothing {
    const { phase, diverged, collapse, problems, step, target } = experiment.store.state;
    if (phase === "failed") {
      const why = problems.at(-1) ?? "trainer.failed";
      return html`<section role="alert"><p>${sayWire(why)}</p>
        ${LOST.test(why) ? html`<ml-button @click=${() => void experiment.retry()}>${say("notice.retry")}</ml-button>` : nothing}</section>`;
    }
    if (phase === "replaying" && target !== null) {
      return html`<section><p>${say("notice.replaying", { step: grouped(step), target: grouped(target) })}</p>
        <progress max=${target} value=${step} aria-label=${say("notice.progress")}></progress>
        <ml-button @click=${() => experiment.halt()}>${say("notice.start-here")}</ml-button></section>`;
    }
    const why = diverged || collapse;
    if (why === "") return nothing;
    return html`<section role="alert"><p>${sayWire(why)}</p>${remedy(experiment, why)}
      <ml-button @click=${() => void experiment.again()}>${say("transport.restart")}</ml-button></section>`;
  }

  private milestone(state: Readonly<State>): string {
    const { phase, playing, step, numbers } = state;
    if (untrained(state)) return say("notice.untrained");
    // The numbers of this very step come a moment after the pause.
    if (phase !== "ready" || playing || step === 0 || numbers.step !== step) return "";
    return say("notice.paused", { step: grouped(step), train: numbers.train, test: numbers.test });
  }
}

/** What usually helps, as the trainer says it: one button for each setting that should be another. */
function remedy(experiment: Experiment, why: string): readonly TemplateResult[] {
  const { remedy: settings } = decode(why).args;
  const better = typeof settings === "string" ? parse(settings) : new Map<string, string>();
  const begin = async (id: string, value: string): Promise<void> => {
    if (await experiment.again({ [id]: value })) experiment.play(true);
  };
  return catalogue.settings.flatMap(({ id, words }) => {
    const value = better.get(id);
    return value === undefined ? [] : [html`<ml-button @click=${() => void begin(id, value)}>${say("notice.remedy", { knob: say(words), value: Number(value) })}</ml-button>`];
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-notice": Notice;
  }
}
