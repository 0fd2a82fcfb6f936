/**
 * Drops: a file dragged onto the page, wherever it falls.
 */
import type { LitElement } from "lit";
import "../elements/toast";
import { LARGEST } from "../store/file";
import { say } from "../words/words";

export class Drops {
  private readonly stop = new AbortController();

  /**
   * @param host whose toast says why a file is not taken
   * @param take is given the name and the bytes of a dropped file
   */
  constructor(
    private readonly host: LitElement,
    private readonly take: (name: string, bytes: Uint8Array) => void,
  ) {
    const { signal } = this.stop;
    addEventListener("dragover", (event) => this.over(event), { signal });
    addEventListener("drop", (event) => void this.drop(event), { signal });
  }

  close(): void {
    this.stop.abort();
  }

  private over(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  private async drop(event: DragEvent): Promise<void> {
    const file = event.dataTransfer?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    if (file.size <= LARGEST) this.take(file.name, new Uint8Array(await file.arrayBuffer()));
    else this.host.renderRoot.querySelector("ml-toast")?.say(say("upload.too-large", { size: file.size / 1e6, most: LARGEST / 1e6 }));
  }
}
