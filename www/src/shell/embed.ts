/**
 * `<ml-embed>`: what an article frames: one experiment, its stage, its transport, its sliders, and one line on what came of it. The
 * address is a link's fragment, as the Lab's; what the reader changes stays in the frame, and a link takes it to the Lab. What could
 * not be taken as the link gives it is said, as in the Lab.
 *
 * It fills its frame, whose height an article fixes: the stage takes what the rest leaves. Only a frame too low for that scrolls.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import "../elements/toast";
import type { Toast } from "../elements/toast";
import { Experiment } from "../experiment/experiment";
import "../stage/margin-lab";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { dress } from "../styles/theme";
import { broad } from "../styles/windows";
import { say } from "../words/words";
import { foot } from "./foot";


@customElement("ml-embed")
export class Embed extends LitElement {
  static override styles = [
    base,
    foot,
    css`
      main {
        --foot: calc(24px * var(--zoom));
        --end: 10px;
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: 4px;
        min-height: 100dvh;
        padding: 0 16px var(--end);
        background: var(--paper);
      }

      h1 {
        top: 0;
        margin: 0;
      }

      footer p {
        margin: 0;
      }

      @media (pointer: coarse) {
        main {
          --foot: 44px;
          --end: 0px;
        }

        p {
          line-height: calc(24px * var(--zoom));
        }
      }

      /* Never higher than the frame, unless that is too low for the buttons: the stage beside them is as high as it is. */
      @media ${broad} {
        main {
          --whole: max(100dvh, var(--lowest, 260px));
          --given: calc(var(--whole) - var(--foot) - var(--end) - 4px);
          height: var(--whole);
        }

        main:has([two]) {
          --lowest: 400px;
        }
      }

      @media (pointer: coarse) {
        main:has([two]) {
          --lowest: 480px;
        }
      }
    `,
  ];

  @state() private fragment = "";
  @query("ml-toast") private toast!: Toast;
  private experiment!: Experiment;
  private unlisten = new AbortController();

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment.store, ({ problems, theme, numbers, settings }) => [problems, theme, numbers, settings]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const experiment = new Experiment();
    this.experiment = experiment;
    experiment.eager = true;
    experiment.changed = () => (this.fragment = experiment.fragment());
    experiment.cut = (step) => this.toast.say(say("trainer.cut", { step: String(step) }), { label: say("bar.undo"), run: () => void experiment.undo("back") });
    this.unlisten = new AbortController();
    addEventListener("hashchange", () => this.open(), { signal: this.unlisten.signal });
    this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten.abort();
    this.experiment.close();
  }

  override render(): TemplateResult {
    const { experiment } = this;
    return html`<main>
      <h1 class="unseen">${say("app.name")}</h1>
      <margin-lab controls fitted .experiment=${experiment}></margin-lab>
      <footer>${this.outcome()}<a href=${`./#${this.fragment}`} target="_blank" rel="noopener">${say("embed.open")}</a></footer>
    </main>
    <ml-toast></ml-toast>`;
  }

  /** What is trained, and how well it does on what it was not trained on. */
  private outcome(): TemplateResult | typeof nothing {
    const { numbers, settings } = this.experiment.store.state;
    const head = settings.get("head");
    if (head === undefined) return nothing;
    return html`<p>${say("embed.outcome", { head: say(`head.${head}`), accuracy: numbers.test })}</p>`;
  }

  override updated(): void {
    const { phase, problems, theme } = this.experiment.store.state;
    dress(document.documentElement, theme);
    // What keeps the frame empty stays on its stage: no need to say it twice.
    if (phase !== "failed") this.toast.news(problems);
  }

  /** Opens the frame's address. */
  private open(): void {
    this.fragment = location.hash.replace(/^#/, "");
    void this.experiment.enter(this.fragment);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-embed": Embed;
  }
}
