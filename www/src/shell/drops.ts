/**
 * Drops: a file dragged onto the page, wherever it falls.
 */
import { bytesOf } from "../store/file";

export class Drops {
  private readonly stop = new AbortController();

  /**
   * @param take is given the name and the bytes of a dropped file
   * @param refuse is given the sentence that says why one is not taken
   */
  constructor(
    private readonly take: (name: string, bytes: Uint8Array) => void,
    private readonly refuse: (why: string) => void,
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
    const read = await bytesOf(file);
    if ("bytes" in read) this.take(file.name, read.bytes);
    else this.refuse(read.refused);
  }
}
