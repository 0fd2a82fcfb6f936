/**
 * The entry of the page that articles frame.
 */
import "./shell/embed";
import "./shell/page.css";
import "./styles/tokens.css";

document.body.append(document.createElement("ml-embed"));
