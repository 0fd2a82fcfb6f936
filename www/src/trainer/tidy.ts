/**
 * Tidy: any table made plain, by the module that can read any; fetched when somebody brings one.
 */
import { tidy as tidyOf } from "margin-lab/gallery";
import { ready } from "./gallery";
import { Refusal } from "./protocol";

/** A person's table as the trainer reads it, and what was guessed or left out. Rejects with a {@link Refusal}. */
export async function tidy(table: Uint8Array): Promise<{ plain: Uint8Array; notes: string[] }> {
  await ready().catch(() => {
    throw new Refusal("page.no-reader");
  });
  try {
    const [plain = "", ...notes] = tidyOf(table);
    return { plain: new TextEncoder().encode(plain), notes };
  } catch (reason) {
    throw typeof reason === "string" ? new Refusal(reason) : reason;
  }
}
