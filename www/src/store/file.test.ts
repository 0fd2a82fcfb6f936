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

  it("loses no row of a table without the empty line before it", () => {
    const table = new TextEncoder().encode("1,2,u\n3,4,v\n");
    const file = new TextEncoder().encode("margin-lab 1\ndata=table\n1,2,u\n3,4,v\n");
    expect(unpack(file)).toEqual({ fragment: "data=table", table });
  });

  it("is told from a table", () => {
    for (const text of ["", "a,b\n1,2", "margin-lab 2\nx"]) expect(unpack(new TextEncoder().encode(text))).toBeUndefined();
  });
});
