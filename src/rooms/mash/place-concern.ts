import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Episode } from "./episode-reads.ts";
import { moveEpisode } from "./episode-writes.ts";

/** The subject that is here or was made, or why none was. */
type Found =
  | { readonly kind: "accepted"; readonly thingId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  | { readonly kind: "none" };

/** Puts a concern about no child with the subject that it is about; nothing is made of a form that is behind. */
export async function placeConcern(
  tx: Tx,
  { episode, version }: { readonly episode: Episode; readonly version: string },
  findOrMake: () => Promise<Found>,
): Promise<Found> {
  if (version !== String(episode.version) || episode.decidedAt !== null) return { kind: "stale" };
  const found = await findOrMake();
  if (found.kind !== "accepted") return found;
  const given = { concernId: episode.concernId, version };
  if (!(await moveEpisode(tx, given, { thing_id: found.thingId }))) {
    throw new Error("a concern moved while it was held");
  }
  return found;
}
