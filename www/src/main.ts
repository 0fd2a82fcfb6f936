/**
 * The page's entry: styles, elements, and the app in the document.
 */
import "./shell/app";
import "./shell/page.css";
import "./styles/tokens.css";

document.body.append(document.createElement("ml-app"));
