/**
 * `<ml-app>`: the page: one bar, one room, the sheets that float above them, and the wires between the address, the keyboard, dropped
 * files and the experiment.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { FigureSpec } from "../catalogue";
import { Late } from "../drawing/late";
import "../elements/button";
import "../elements/toast";
import type { Toast } from "../elements/toast";
import { Experiment } from "../experiment/experiment";
import { fragmentOf, LAB, placeOf, type Place } from "../rooms/index";
import type { Lab } from "../rooms/lab/index";
import "../rooms/lab/index";
import { Address } from "../store/address";
import { unpack } from "../store/file";
import { keep, kept } from "../store/kept";
import { keepTheme, keptTheme } from "../store/kept-theme";
import { LONGEST } from "../store/link";
import type { State, Table } from "../store/state";
import { Watch } from "../store/watch";
import { base } from "../styles/base";
import { grouped } from "../words/number";
import { say, sayWire } from "../words/words";
import "./bar";
import { Drops } from "./drops";
import "./room";
import type { RoomPlace } from "./room";
import type { SheetName } from "./sheets";
import { shortcut } from "./shortcuts";
import { entitle } from "./title";
import { chosen, dress, prefer } from "../styles/theme";

@customElement("ml-app")
export class App extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        height: 100dvh;
        background: var(--paper);
      }

      /* Above everything, for who walks here with Tab. */
      .skip {
        position: fixed;
        top: 8px;
        left: 8px;
        z-index: 50;
      }

      .skip:not(:focus-within) {
        clip-path: inset(50%);
      }

      @media (max-width: 900px), print {
        :host {
          display: block;
          height: auto;
        }
      }
    `,
  ];

  @state() private sheet: SheetName | "" = "";
  @state() private problem = "";
  /** What the room beside the Lab shows. */
  @state() private figure: FigureSpec | undefined;
  @state() private place: Place = { id: LAB, path: "" };
  @query("ml-toast") private toast!: Toast;
  @query("ml-lab") private lab!: Lab | null;
  @query("ml-room") private room!: RoomPlace | null;
  private experiment!: Experiment;
  private address!: Address;
  private unlisten = new AbortController();
  /** The Lab's experiment was opened; not so while the page was only ever in another room. */
  private begun = false;
  /** What the address said when the Lab was left: there it stands still, while the experiment had gone on. */
  private left: string | undefined;
  /** The table that is kept. */
  private table: Table | undefined;
  /** The experiment no longer fits into a link. */
  private long = false;

  constructor() {
    super();
    prefer(keptTheme());
    new Watch<State>(this, () => this.experiment.store, ({ problems, theme, table }) => [problems, theme, table]);
    new Late(this, () => import("./sheets"), () => this.sheet !== "", () => this.unsheeted());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const experiment = new Experiment();
    this.experiment = experiment;
    experiment.eager = true;
    this.begun = false;
    experiment.changed = () => this.inLab && this.address.show(this.measured(experiment.fragment()));
    experiment.cut = (step) => this.toast.say(say("trainer.cut", { step: grouped(step) }), { label: say("bar.undo"), run: () => void experiment.undo("back") });
    experiment.wentBack = (step) => this.toast.say(say("trainer.went-back", { step: grouped(step) }), { label: say("bar.redo"), run: () => void experiment.undo("forth") });
    experiment.acted = () => this.toast.withdraw();
    this.address = new Address((fragment, left) => {
      if (this.inLab) this.left = left;
      this.go(placeOf(fragment));
    });
    const drops = new Drops((name, bytes) => void this.take(name, bytes), (why) => this.toast.say(why));
    this.unlisten = new AbortController();
    const { signal } = this.unlisten;
    signal.addEventListener("abort", () => drops.close());
    addEventListener("keydown", (event) => this.key(event), { signal });
    this.go(placeOf(location.hash.replace(/^#/, "")));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten.abort();
    this.address.close();
    this.experiment.close();
  }

  private get inLab(): boolean {
    return this.place.id === LAB;
  }

  override render(): TemplateResult {
    const { experiment, inLab, place } = this;
    const theme = chosen(experiment.store.state.theme);
    return html`
      ${inLab ? html`<ml-button class="skip" @click=${() => this.lab?.look()}>${say("page.skip")}</ml-button>` : nothing}
      <ml-bar .experiment=${experiment} .room=${place.id} .shares=${inLab || this.figure !== undefined} .theme=${theme} @open=${this.open} @theme=${this.turn}><ml-toast></ml-toast></ml-bar>
      <ml-lab ?hidden=${!inLab} .experiment=${experiment} @upload=${() => (this.sheet = "upload")}></ml-lab>
      <ml-room ?hidden=${inLab} @say=${(event: CustomEvent<{ text: string }>) => this.toast.say(event.detail.text)} .room=${inLab ? "" : place.id} .path=${place.path} .theme=${theme}
        @figure=${(event: CustomEvent<{ figure?: FigureSpec }>) => (this.figure = event.detail.figure)}
        @go=${(event: CustomEvent<{ path: string }>) => this.follow({ id: place.id, path: event.detail.path })}></ml-room>
      <ml-sheets .experiment=${experiment} .place=${place} .room=${inLab ? undefined : this.room?.shown} .shown=${this.sheet} .problem=${this.problem} @close=${() => (this.sheet = "")}
        @table=${(event: CustomEvent<Table>) => void this.take(event.detail.name, event.detail.bytes)}></ml-sheets>
    `;
  }

  override updated(): void {
    const { problems, theme, table } = this.experiment.store.state;
    dress(document.documentElement, theme);
    if (table && table !== this.table) keep((this.table = table));
    if (this.inLab) entitle(say(`room.${LAB}`));
    // The upload says itself what is wrong with a table; what there is to note about a good one is said when it has closed.
    const uploading = this.sheet === "upload";
    if (!uploading || this.problem !== "") this.toast.news(problems, uploading);
  }

  /** A fragment that the address shall show; one that has grown too long to be sent is said to be, once. */
  private measured(fragment: string): string {
    const long = fragment.length > LONGEST;
    if (long && !this.long) this.toast.say(say("page.long"), { label: say("bar.share"), run: () => (this.sheet = "share") });
    this.long = long;
    return fragment;
  }

  /** Goes to a room. The Lab goes on where it was left, unless the address says otherwise. */
  private go(place: Place): void {
    this.address.hush();
    this.place = place;
    this.sheet = "";
    if (place.missed !== undefined) void this.updateComplete.then(() => this.toast.say(say("room.unknown", { name: place.missed ?? "" })));
    if (place.theme !== undefined) this.experiment.dress(place.theme);
    const { problems = [] } = place;
    if (problems.length > 0) void this.updateComplete.then(() => this.toast.say(problems.map(sayWire).join(" ")));
    if (!this.inLab) return;
    const same = ["", this.left, this.experiment.fragment()].includes(place.path);
    this.left = undefined;
    if (!this.begun) void this.begin(place.path);
    else if (same) this.address.show(this.experiment.fragment());
    else void this.experiment.enter(place.path);
  }

  /** A room shows something else of its own accord. */
  private follow(place: Place): void {
    this.place = place;
    this.address.show(fragmentOf(place));
  }

  /** Opens the address; the default experiment where that cannot be. */
  private async begin(fragment: string): Promise<void> {
    this.begun = true;
    const opened = await this.experiment.enter(fragment, kept());
    if (!opened && this.experiment.store.state.phase === "failed" && fragment !== "") await this.instead();
  }

  /** Takes a file in: one of ours, or a table. */
  private async take(name: string, bytes: Uint8Array): Promise<void> {
    const { experiment } = this;
    const own = unpack(bytes);
    const table = own ? own.table && { name, bytes: own.table } : { name, bytes };
    this.problem = "";
    const opened = own ? await experiment.enter(own.fragment, table) : await experiment.adopt({ name, bytes });
    if (opened) return this.arrive();
    this.problem = sayWire(experiment.store.state.problems.at(-1) ?? "trainer.failed");
    if (this.inLab && experiment.store.state.phase === "failed") await this.instead();
  }

  /** The Lab shows what was brought, from whatever room. */
  private arrive(): void {
    this.begun = true;
    this.sheet = "";
    this.place = { id: LAB, path: "" };
    this.address.show(this.experiment.fragment());
  }

  /** The default experiment where nothing else could be opened, with the reason left standing. */
  private async instead(): Promise<void> {
    const { problems } = this.experiment.store.state;
    if (await this.experiment.enter("")) this.experiment.complain(problems);
  }

  /** What cannot be shown is not open: the keys mean the experiment again. */
  private unsheeted(): void {
    this.sheet = "";
    this.toast.say(say("page.no-part"));
  }

  private readonly open = (event: CustomEvent<{ sheet: SheetName }>): void => {
    this.sheet = event.detail.sheet;
  };

  /** The reader's own choice, for this experiment and whatever is opened later. */
  private readonly turn = ({ detail: { theme } }: CustomEvent<{ theme: string }>): void => {
    keepTheme(theme);
    prefer(theme);
    this.experiment.dress(theme);
    this.requestUpdate();
  };

  private key(event: KeyboardEvent): void {
    if (this.inLab && this.sheet === "" && shortcut(this.experiment, event, () => (this.sheet = "help"))) event.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-app": App;
  }
}
