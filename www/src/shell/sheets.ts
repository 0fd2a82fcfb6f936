/**
 * `<ml-sheets>`: what floats above the rooms: sharing, bringing a table, the keys.
 *
 * | property     | type                              |                                |
 * |--------------|-----------------------------------|--------------------------------|
 * | `experiment` | Experiment                        |                                |
 * | `place`      | Place                             | the room shown                 |
 * | `room`       | RoomElement                       | its element, but for the Lab's |
 * | `shown`      | `share`, `upload`, `help` or none |                                |
 * | `problem`    | string                            | why the last table was refused |
 *
 * Events `close`, and `table` from the upload.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { catalogue } from "../catalogue";
import "../elements/dialog";
import "../elements/help";
import "../elements/share";
import "../elements/upload";
import type { Experiment } from "../experiment/experiment";
import { fragmentOf, LAB, type Place, type RoomElement } from "../rooms/index";
import { LARGEST } from "../store/file";
import { field, LONGEST, read } from "../store/link";
import type { State } from "../store/state";
import { Watch } from "../store/watch";
import { ARTICLE } from "../styles/windows";
import { grouped } from "../words/number";
import { say } from "../words/words";
import { lines } from "./article";
import { download, FILES } from "./downloads";
import { KEYS } from "./shortcuts";

/** Which sheet. */
export type SheetName = "share" | "upload" | "help";

@customElement("ml-sheets")
export class Sheets extends LitElement {
  @property({ attribute: false }) experiment: Experiment | undefined;
  @property({ attribute: false }) place: Place = { id: LAB, path: "" };
  @property({ attribute: false }) room: RoomElement | undefined;
  @property() shown: SheetName | "" = "";
  @property() problem = "";

  constructor() {
    super();
    new Watch<State>(this, () => this.experiment?.store, ({ settings, step, playing }) => (this.shown === "share" && !playing ? [settings, step] : []));
  }

  override render(): TemplateResult | typeof nothing {
    const { shown, experiment } = this;
    if (shown === "" || !experiment) return nothing;
    return html`<ml-dialog open .heading=${say(`sheet.${shown}`)}>${this.inside(shown, experiment)}</ml-dialog>`;
  }

  private inside(shown: SheetName, experiment: Experiment): TemplateResult {
    if (shown === "help") {
      const groups = KEYS.map(({ id, rows }) => ({ heading: say(`keys.${id}`), rows: rows.map(({ keys, act }) => ({ keys, label: say(`keys.${act}`) })) }));
      return html`<ml-help .groups=${groups}></ml-help>`;
    }
    if (shown === "upload") return html`<ml-upload .problem=${this.problem} .most=${LARGEST}></ml-upload>`;
    if (this.room) return figure({ ...this.place, theme: experiment.store.state.theme }, this.room);
    const files = FILES.map((id) => ({ id, label: say(`file.${id}`), help: say(`file.${id}.help`) }));
    return html`<ml-share .link=${link(experiment)} .upto=${upto(experiment)}
      .unlinked=${say(experiment.store.state.table ? "share.table" : "share.too-long")} .frame=${frame(experiment)} .files=${files}
      @download=${(event: CustomEvent<{ id: string }>) => void download(experiment, event.detail.id)}></ml-share>`;
  }
}

/** The address of this experiment; empty where it is too long, or needs a table that no link can carry. */
function link(experiment: Experiment): string {
  return experiment.store.state.table ? "" : linked(experiment.fragment());
}

/** The page's address with a fragment; empty where it is too long. */
function linked(fragment: string): string {
  return fragment.length > LONGEST ? "" : `${location.origin}${location.pathname}${location.search}#${fragment}`;
}

/** What a room shows. */
function figure(place: Place, room: RoomElement): TemplateResult {
  const fragment = fragmentOf(place);
  const title = say("page.title", { shown: room.heading, page: say("app.name") });
  return html`<ml-share thing="figure" .link=${linked(fragment)} .unlinked=${say("share.figure.too-long")} .frame=${lines({ fragment, title, ...room.suits() }, location.href)}></ml-share>`;
}

/** The step at which the link stops: while the experiment plays on, the one of the moment. */
function upto(experiment: Experiment): string {
  const step = Number(field(read(experiment.fragment()).log, "step") ?? 0);
  return step > 0 ? grouped(step) : "";
}

/** What of a frame's height is stage and all that always stands around it, and what each row of two sliders adds. */
const HEIGHT = { stage: 800, planes: 690, row: 130 };
/** The same for two planes on a phone, one under the other. */
const UNDER = { planes: 1260, row: 200 };

/** The experiment as an article frames it, as high as it looks well: whatever the height, it fits itself into it. */
function frame(experiment: Experiment): string {
  const { settings } = experiment.store.state;
  const numbers = [...catalogue.heads, ...catalogue.terms]
    .filter(({ id }) => id === settings.get("head") || id === settings.get("term"))
    .map(({ knobs }) => Math.ceil(knobs.filter(({ kind }) => kind === "number").length / 2));
  const rows = numbers.reduce((sum, count) => sum + count, 0);
  const planes = experiment.picture?.columns().length === 2;
  const height = (planes ? HEIGHT.planes : HEIGHT.stage) + rows * HEIGHT.row;
  const narrow = planes ? UNDER.planes + rows * UNDER.row : height;
  return lines({ fragment: experiment.fragment(), title: say("app.name"), width: ARTICLE, height, narrow }, location.href);
}

declare global {
  interface HTMLElementTagNameMap {
    "ml-sheets": Sheets;
  }
}
