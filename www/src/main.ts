/**
 * The page's entry, small so that it runs at once: it begins what takes longest, and meanwhile the app arrives.
 */
import "./shell/page.css";
import "./styles/tokens.css";
import { early } from "./trainer/early";

early(location.hash);
// No await: the app imports from this file's own chunk, which would then wait for itself.
void import("./shell/app").then(() => document.body.append(document.createElement("ml-app")));
