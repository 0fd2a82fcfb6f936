/** The page's first module: everything else is reached from here. */
import init from "margin-lab";

await init();
