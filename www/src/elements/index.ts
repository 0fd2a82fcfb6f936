/**
 * Elements: properties in, events out. They know no store, no worker, no wasm and no id; the rooms compose them.
 *
 * Importing this file defines them all; a page that needs a few imports those.
 */
import "./button";
import "./chips";
import "./class-table";
import "./data-cards/data-cards";
import "./dialog";
import "./disclosure";
import "./formula/formula";
import "./help";
import "./hover-card/hover-card";
import "./knob/knob";
import "./menu";
import "./more";
import "./numbers";
import "./paint-tools";
import "./plot";
import "./segments";
import "./share";
import "./sheet";
import "./strip";
import "./toast";
import "./toggle";
import "./transport";
import "./upload";

export type { Card } from "./data-cards/data-cards";
export type { Column, Row } from "./class-table";
export type { Figure } from "./numbers";
export type { Group } from "./help";
export type { Sample, Spot } from "./hover-card/hover-card";
export type { Setting } from "./events";
export type { Tool } from "./paint-tools";
export type * from "./spec";
