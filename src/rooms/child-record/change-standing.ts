import { versionOf } from "../../kernel/version-of.ts";
import type { Updateable } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import { getStanding, type Standing } from "./standing-reads.ts";

export type StandingChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale"; readonly now: Standing };

/** Who decides, and when. */
export type Deciding = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
};

type Moving = {
  readonly personId: string;
  /** The version of the standing that the form was filled in against. */
  readonly version: string;
  readonly at: Date;
};

type Steps = {
  /** What changes in the projection. */
  readonly move: (before: Standing) => Updateable<DB["protect.tracker_entries"]>;
  /** The decision itself, and its line in the chronology. */
  readonly record: (before: Standing) => Promise<void>;
};

/**
 * Moves a child's standing together with the decision that moves it. Somebody else's decision made
 * in the meantime is shown first: nothing is set over what was not read.
 */
export async function changeStanding(
  tx: Tx,
  { personId, version, at }: Moving,
  { move, record }: Steps,
): Promise<StandingChange> {
  const before = await getStanding(tx, personId);
  const read = versionOf(version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.tracker_entries")
    .set({ ...move(before), last_entry_at: at, version: read + 1 })
    .where("person_id", "=", personId)
    .where("version", "=", read)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale", now: await getStanding(tx, personId) };
  await record(before);
  return { kind: "accepted" };
}
