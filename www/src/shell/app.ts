/**
 * `<ml-app>`: the page: one bar, one room, the sheets that float above them, and the wires between the address, the keyboard, dropped
 * files and the experiment.
 */
import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import "../elements/toast";
import type { Toast } from "../elements/toast";
import "../rooms/lab";
import { Address } from "../store/address";
import { unpack } from "../store/file";
import type { State, Table } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { Experiment } from "../trainer/experiment";
import { sayWire } from "../words/words";
import "./bar";
import { Drops } from "./drops";
import "./sheets";
import type { SheetName } from "./sheets";
import { shortcut } from "./shortcuts";
import { dress, nextTheme, onSystem } from "../styles/theme";

@customElement("ml-app")
export class App extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: 52px minmax(0, 1fr);
        height: 100dvh;
        background: var(--paper);
      }

      @media (max-width: 900px) {
        :host {
          display: block;
          height: auto;
        }
      }
    `,
  ];

  @state() private sheet: SheetName | "" = "";
  @state() private problem = "";
  @query("ml-toast") private toast!: Toast;
  private readonly experiment = new Experiment();
  private readonly address = new Address((fragment) => void this.experiment.enter(fragment));
  private readonly drops = new Drops(this, (name, bytes) => void this.take(name, bytes));
  private readonly unlisten = new AbortController();
  private said: readonly string[] = [];

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment.store, ({ problems, theme }) => [problems, theme]);
    const { experiment } = this;
    experiment.changed = () => this.address.show(experiment.fragment());
    addEventListener("keydown", (event) => this.key(event), { signal: this.unlisten.signal });
    this.unlisten.signal.addEventListener("abort", onSystem(() => experiment.easel.touchAll()));
    void this.begin(location.hash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten.abort();
    this.address.close();
    this.drops.close();
    this.experiment.close();
  }

  override render(): TemplateResult {
    const { experiment } = this;
    return html`
      <ml-bar .experiment=${experiment} @open=${this.open} @theme=${this.turn}></ml-bar>
      <ml-lab .experiment=${experiment} @upload=${() => (this.sheet = "upload")}></ml-lab>
      <ml-sheets .experiment=${experiment} .shown=${this.sheet} .problem=${this.problem} @close=${() => (this.sheet = "")}
        @table=${(event: CustomEvent<Table>) => void this.take(event.detail.name, event.detail.bytes)}></ml-sheets>
      <ml-toast></ml-toast>
    `;
  }

  override updated(): void {
    const { problems, theme } = this.experiment.store.state;
    dress(document.documentElement, theme);
    const fresh = problems.filter((problem) => !this.said.includes(problem));
    this.said = problems;
    if (fresh.length > 0 && this.sheet !== "upload") this.toast.say(fresh.map(sayWire).join(" "));
  }

  /** Opens the address; on a first visit the default experiment plays at once, unless motion is unwelcome. */
  private async begin(fragment: string): Promise<void> {
    const opened = await this.experiment.enter(fragment);
    if (!opened && fragment !== "") await this.experiment.enter("");
    const first = fragment.replace("#", "") === "";
    if (opened && first && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.experiment.play(true);
  }

  /** Takes a file in: one of ours, or a table. */
  private async take(name: string, bytes: Uint8Array): Promise<void> {
    const { experiment } = this;
    const own = unpack(bytes);
    const table = own ? own.table && { name, bytes: own.table } : { name, bytes };
    this.problem = "";
    const opened = own ? await experiment.enter(own.fragment, table) : await experiment.adopt({ name, bytes });
    if (opened) this.sheet = "";
    else this.problem = sayWire(experiment.store.state.problems.at(-1) ?? "trainer.failed");
  }

  private readonly open = (event: CustomEvent<{ sheet: SheetName }>): void => {
    this.sheet = event.detail.sheet;
  };

  private readonly turn = (): void => {
    const { store } = this.experiment;
    this.experiment.dress(nextTheme(store.state.theme));
  };

  private key(event: KeyboardEvent): void {
    if (this.sheet === "" && shortcut(this.experiment, event, () => (this.sheet = "help"))) event.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-app": App;
  }
}
