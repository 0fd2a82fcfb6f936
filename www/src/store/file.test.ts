/** Files of an experiment: what is packed is unpacked, and what is broken is refused. */
import { describe, expect, it } from "vitest";
import { pack, unpack } from "./file";

const bytes = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

describe("an experiment's file", () => {
  it("brings fragment and table back, byte for byte", async () => {
    const table = new TextEncoder().encode("a;b\n1,5;ä\n\n");
    expect(unpack(await bytes(pack({ fragment: "data=table&step=4", table })))).toEqual({ fragment: "data=table&step=4", table });
    expect(unpack(await bytes(pack({ fragment: "seed=1", table: undefined })))).toEqual({ fragment: "seed=1", table: undefined });
  });

  it("is told from a table", () => {
    for (const text of ["", "a,b\n1,2", "margin-lab 2\nx"]) expect(unpack(new TextEncoder().encode(text))).toBeUndefined();
  });
});
