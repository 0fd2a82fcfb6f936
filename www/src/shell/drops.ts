/**
 * Drops: a file dragged onto the page, wherever it falls. The host shows where it is by its attribute `data-over`.
 */
import { LARGEST } from "../store/file";

export class Drops {
  private readonly stop = new AbortController();

  /** @param take is given the name and the bytes of a dropped file */
  constructor(
    private readonly host: HTMLElement,
    private readonly take: (name: string, bytes: Uint8Array) => void,
  ) {
    const { signal } = this.stop;
    addEventListener("dragover", (event) => this.over(event), { signal });
    addEventListener("dragleave", (event) => event.relatedTarget === null && this.host.toggleAttribute("data-over", false), { signal });
    addEventListener("drop", (event) => void this.drop(event), { signal });
  }

  close(): void {
    this.stop.abort();
  }

  private over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.host.toggleAttribute("data-over", true);
  }

  private async drop(event: DragEvent): Promise<void> {
    this.host.toggleAttribute("data-over", false);
    const file = event.dataTransfer?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    if (file.size <= LARGEST) this.take(file.name, new Uint8Array(await file.arrayBuffer()));
  }
}
