/** Beside: what stands to the left and right of the stage, and comes after it: choices and read-outs. */
import "./choices";
import "./readings";
