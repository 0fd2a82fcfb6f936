/** Around: what acts on the picture of a `<margin-lab>`, and comes after it: layers, transport, sliders. */
import "./controls";
import "./layers";
import "./margins";
