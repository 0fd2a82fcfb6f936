/**
 * Address: keeps the fragment of the address bar and the page in step. Changes replace the present history entry, a little
 * later; another place becomes a new entry at once; a fragment that somebody else changed (Back, a pasted link) is opened.
 */

/** Milliseconds of rest before the address follows; browsers refuse more than a few changes a second. */
const REST = 400;

export class Address {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private written = present();

  /** @param open is given a fragment to open, and the one that was left */
  constructor(private readonly open: (fragment: string, left: string) => void) {
    addEventListener("hashchange", this.changed);
  }

  /** The address should soon show this fragment. */
  show(fragment: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Somebody else changed it this moment: they are heard next, and theirs holds.
      if (fragment === this.written || present() !== this.written) return;
      history.replaceState(history.state, "", `${location.pathname}${location.search}#${fragment}`);
      this.written = present();
    }, REST);
  }

  /** Whatever was to be shown soon, no longer is. */
  hush(): void {
    clearTimeout(this.timer);
  }

  close(): void {
    clearTimeout(this.timer);
    removeEventListener("hashchange", this.changed);
  }

  private readonly changed = (): void => {
    const fragment = present();
    if (fragment === this.written) return;
    clearTimeout(this.timer);
    const left = this.written;
    this.written = fragment;
    this.open(fragment, left);
  };
}

/** The fragment as the browser writes it. */
function present(): string {
  return location.hash.replace(/^#/, "");
}
