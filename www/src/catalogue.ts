/**
 * Catalogue: every head, term, data set, metric and view with its knobs, as `margin-lab catalogue` wrote them when the page was built,
 * and what those of figures and classifiers look like (`rooms/catalogue.ts`). The only places from which the page knows an id.
 */
import json from "./generated/catalogue.json";
import type { Formula, Knob, Presets } from "./elements/spec";
import type { Query } from "./store/query";

export interface HeadSpec {
  readonly id: string;
  readonly paper: { readonly title: string; readonly authors: string; readonly year: number; readonly reference: string };
  readonly knobs: readonly Knob[];
  readonly formula: Formula;
  readonly presets: Presets;
}

/** An auxiliary loss that joins any head. */
export interface TermSpec {
  readonly id: string;
  readonly paper: HeadSpec["paper"];
  readonly knobs: readonly Knob[];
  /** A sample's share of the loss. */
  readonly formula: Formula;
}

export interface DataSpec {
  readonly id: string;
  readonly knobs: readonly Knob[];
  /** File in `data/`; absent for made sets. */
  readonly file?: string | null;
  /** A few samples in two dimensions: x, y (0–100, y downwards), class, x, y, class … */
  readonly thumbnail?: readonly number[];
}

export interface MetricSpec {
  readonly id: string;
  readonly unit: "share" | "angle" | "none";
}

export interface ViewSpec {
  readonly id: string;
  readonly knobs: readonly Knob[];
  readonly size: readonly [number, number];
  /** Where the Lab shows it. */
  readonly place: "stage" | "space" | "inputs" | "reading";
}

/** A figure with needs of its own: what the rooms beside the Lab show. */
export interface FigureSpec {
  readonly id: string;
  readonly knobs: readonly Knob[];
  readonly size: readonly [number, number];
  readonly presets: Presets;
  /** What a pointer finds in it: points to move, rows to compare, or the picture alone. */
  readonly face: "board" | "gallery" | "picture";
  /** Most rows, or points, that it takes, where there is a most. */
  readonly most?: number | null;
  /** What is read beside it, step by step. */
  readonly panel?: { readonly knob: string; readonly steps: readonly PanelStep[] } | null;
}

/** One step of a figure's panel, as `src/figure/panel.rs` describes it. */
export interface PanelStep {
  /** Choices (knob, option) with which it is shown. */
  readonly when: readonly (readonly [string, string])[];
  /** Message key. */
  readonly words: string;
  readonly name: string;
  readonly formula: Formula;
  /** What is worked out, in order: name and formula. */
  readonly lines: readonly (readonly [string, Formula])[];
}

export interface ClassifierSpec {
  readonly id: string;
  readonly knobs: readonly Knob[];
}

export interface Catalogue {
  /** Raised whenever a constant of the computation changes. */
  readonly engine: number;
  /** What the setting `term` says where no term has joined. */
  readonly none: string;
  /** Stands for a person's own table where a data set's id would be. */
  readonly table: string;
  readonly heads: readonly HeadSpec[];
  readonly terms: readonly TermSpec[];
  readonly datasets: readonly DataSpec[];
  readonly metrics: readonly MetricSpec[];
  readonly views: readonly ViewSpec[];
  /** The trainer's own settings: encoder, optimiser, seed … */
  readonly settings: readonly Knob[];
  /** Which of them belong together: id and members. The first are those one turns while training. */
  readonly groups: readonly (readonly [string, readonly string[]])[];
}

export const catalogue = json as unknown as Catalogue;

/**
 * What a choice of a head or a term does to the settings beside itself: the new one's knobs begin at their defaults, those of the
 * others are gone.
 */
export function brought(key: string, id: string): Record<string, string | undefined> {
  const among = key === "head" ? catalogue.heads : key === "term" ? catalogue.terms : [];
  const old = among.flatMap(({ knobs }) => knobs).map((knob) => [knob.id, undefined] as const);
  const own = among.find((spec) => spec.id === id)?.knobs ?? [];
  return Object.fromEntries([...old, ...own.map((knob) => [knob.id, String(knob.default)] as const)]);
}

/** The value a knob has in a query, or its default. */
export function value(knob: Knob, query: Query): string {
  return query.get(knob.id) ?? String(knob.default);
}

/** A knob that the page itself names. The two are renamed together: one that is not there is a mistake, not a state. */
export function named({ id: figure, knobs }: FigureSpec, id: string): Knob {
  const knob = knobs.find((one) => one.id === id);
  if (!knob) throw new Error(`the figure ${figure} has no knob ${id}`);
  return knob;
}

/** Those knobs of a list that matter as the choices among `all` stand. */
export function mattering(knobs: readonly Knob[], query: Query, all = knobs): readonly Knob[] {
  const stands = ([id, options]: readonly [string, readonly string[]]): boolean => all.some((knob) => knob.id === id && options.includes(value(knob, query)));
  return knobs.filter(({ when }) => when?.every(stands) ?? true);
}

/** Those settings that change something for a head: what times the approach to a number does where the head has such a number. */
export function timed(settings: readonly Knob[], head: HeadSpec): readonly Knob[] {
  const over = (knobs: readonly Knob[]): Set<string | undefined> => new Set(knobs.map((knob) => knob.over));
  const timers = over(catalogue.heads.flatMap(({ knobs }) => knobs));
  const own = over(head.knobs);
  return settings.filter(({ id }) => !timers.has(id) || own.has(id));
}

/** Changes of knobs as an address holds them: what is at its default again leaves it. */
export function sparse(knobs: readonly Knob[], changes: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const plain = (id: string): string => String(knobs.find((knob) => knob.id === id)?.default);
  return Object.fromEntries(Object.entries(changes).map(([id, chosen]) => [id, chosen === plain(id) ? undefined : chosen]));
}

/** The two views one can reach into: the embedding in its dimensions, and the plane of two-dimensional data. */
export function stageFigures(dim: string | undefined): { embedding: string; inputs: string } {
  const at = (place: ViewSpec["place"]): string => catalogue.views.find((figure) => figure.place === place)?.id ?? "";
  return { embedding: at(dim === "3" ? "space" : "stage"), inputs: at("inputs") };
}
