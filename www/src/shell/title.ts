/** The window's title: what is shown, then the page's name. Tabs and histories cut it at the end. */
import { say } from "../words/words";

export function entitle(shown: string): void {
  const title = say("page.title", { shown, page: say("app.name") });
  if (document.title !== title) document.title = title;
}
