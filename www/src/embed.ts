/**
 * The entry of the page that articles frame: an experiment, or what another room shows, whose program comes only where it is asked for.
 */
import "./shell/embed";
import "./shell/page.css";
import "./styles/tokens.css";
import { say } from "./words/words";

let frame: HTMLElement | undefined;

/** Puts up the element for the address, if it is not there: each follows its own addresses. */
function open(): void {
  const room = location.hash.startsWith("#/");
  const name = room ? "ml-embed-room" : "ml-embed";
  if (frame?.localName === name) return;
  const made = document.createElement(name);
  frame?.remove();
  frame = made;
  document.body.append(made);
  if (room) import("./shell/embed-room").catch(() => made.append(say("room.failed")));
}

// Before the listener of what stands there, which is gone by its turn.
addEventListener("hashchange", open);
open();
