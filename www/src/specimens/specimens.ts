/** Specimens: every element in its states, in columns of the Lab's own widths. Opened as `elements.html`, never built. */
import { html, render, type TemplateResult } from "lit";
import "../elements";
import type { Dialog } from "../elements/dialog";
import type { Toast } from "../elements/toast";
import * as made from "./samples";

const tooLarge = { side: "above", bound: 0.6283, reason: "10 classes on a circle are 36° apart: m above 0.63 cannot be met." } as const;
const tooSmall = { side: "below", bound: 28, reason: "28 or more lets every class centre reach p = 0.99." } as const;
const paces = ["1 step/frame", "20 steps/frame", "as fast as it goes"].map((label) => ({ id: label, label }));
const knobs = [made.margin, made.scale, made.power];

const open = (id: string) => (): void => {
  const dialog = document.querySelector<Dialog>(`#${id}`);
  if (dialog) dialog.open = true;
};

const choices = (): TemplateResult => html`<section>
  <ml-data-cards .cards=${made.cards} value="digits" upload="upload"></ml-data-cards>
  <ml-chips label="Head" .options=${made.heads} value="ArcFace"></ml-chips>
  <ml-formula .formula=${made.formula} .knobs=${knobs}></ml-formula>
  <ml-knob .knob=${made.margin} value="0.5" .limits=${[tooLarge]}></ml-knob>
  <ml-knob .knob=${made.margin} value="1.21" .limits=${[tooLarge]}></ml-knob>
  <ml-knob .knob=${made.scale} value="16" .limits=${[tooSmall]}></ml-knob>
  <ml-knob .knob=${made.rate}></ml-knob>
  <ml-knob .knob=${made.power}></ml-knob>
  <ml-knob .knob=${made.noise}></ml-knob>
  <ml-knob .knob=${made.gradient}></ml-knob>
  <ml-knob .knob=${made.beyond}></ml-knob>
  <ml-knob .knob=${made.layers}></ml-knob>
  <ml-knob .knob=${made.layers} value="64-x"></ml-knob>
  <ml-disclosure summary="Encoder 64 → 64 → 64 → 2, ReLU · Adam · batch 128"><ml-knob .knob=${made.batch}></ml-knob></ml-disclosure>
  <ml-disclosure summary="Beyond π: linear · gradient: exact" open><ml-knob .knob=${made.gradient}></ml-knob></ml-disclosure>
</section>`;

const stage = (): TemplateResult => html`<section>
  <div class="row">
    <ml-segments label="View" .options=${[{ id: "plane", label: "Plane" }, { id: "sphere", label: "Sphere" }]} value="plane"></ml-segments>
    <ml-toggle label="Probability" checked></ml-toggle>
    <ml-toggle label="Boundaries" checked></ml-toggle>
    <ml-toggle label="Test only"></ml-toggle>
  </div>
  <div class="stage">
    <ml-hover-card .sample=${made.digit} .spot=${{ x: 60, y: 60, width: 700, height: 420 }}></ml-hover-card>
    <ml-hover-card .sample=${made.flower} .spot=${{ x: Math.min(600, innerWidth - 48), y: 380, width: Math.min(700, innerWidth - 32), height: 420 }}></ml-hover-card>
  </div>
  <ml-transport .step=${1500} .newest=${2400} .last=${3000} .rate=${1200} pace="20 steps/frame" .paces=${paces} playing>
    <canvas></canvas>
  </ml-transport>
  <ml-transport .step=${0} .newest=${0} .last=${3000} pace="1 step/frame" .paces=${paces}></ml-transport>
  <ml-paint-tools .classes=${["red", "green", "blue"]} brush="1" undo undoable></ml-paint-tools>
  <ml-formula .formula=${made.annealed} .knobs=${knobs}></ml-formula>
  <div class="row">
    <ml-button @click=${open("sharing")}>Share</ml-button>
    <ml-button kind="filled" @click=${open("helping")}>Keys</ml-button>
    <ml-button kind="quiet" @click=${() => document.querySelector<Toast>("ml-toast")?.say("The link was cut at 2,000 characters.")}>Toast</ml-button>
    <ml-button disabled>Disabled</ml-button>
    <ml-button pressed>Pressed</ml-button>
    <ml-menu label="Theme" .items=${["Light", "Dark", "Projector"].map((label) => ({ id: label, label }))} value="Light"></ml-menu>
  </div>
  <ml-upload problem="Row 7, column “width”: “wide” is not a number."></ml-upload>
</section>`;

const results = (): TemplateResult => html`<section>
  <ml-numbers .items=${made.numbers}></ml-numbers>
  <ml-plot heading="Loss" description="The loss falls from 11 to 0.4."><canvas></canvas></ml-plot>
  <ml-plot heading="Target logit ψ(θ)"><canvas></canvas></ml-plot>
  <ml-class-table label="By class" .columns=${[{ label: "test", format: "" }, { label: "right", format: "%" }, { label: "θ own", format: "deg" }]}
    .rows=${made.rows.map(({ name, cells }) => ({ name, cells: cells.slice(1) }))}></ml-class-table>
</section>`;

const above = (): TemplateResult => html`
  <ml-dialog id="sharing" heading="Share">
    <ml-share link="https://example.org/#head=arcface&m=0.5&s=16&seed=7" .files=${[
      { id: "log", label: "The experiment", help: "opens here again" }, { id: "svg", label: "The picture as SVG", help: "for print" }]}></ml-share>
  </ml-dialog>
  <ml-dialog id="helping" heading="Keys"><ml-help .groups=${made.groups}></ml-help></ml-dialog>
  <ml-toast></ml-toast>
  ${innerWidth <= 900 ? html`<ml-sheet label="ArcFace on digits"><ml-knob .knob=${made.margin} .limits=${[tooLarge]}></ml-knob></ml-sheet>` : ""}`;

render(html`<main>${choices()}${stage()}${results()}</main>${above()}`, document.body);
