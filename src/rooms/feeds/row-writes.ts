import type { Tx } from "../../platform/database/database.ts";
import { newId } from "../../kernel/ids.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { factsOf, type FeedKind, type Said } from "./kinds.ts";
import { missingIn } from "./missing-in.ts";
import type { JoinedRow, WaitingRow } from "./row-reads.ts";
import { sealSaid } from "./waiting-said.ts";
import type { CommandContext } from "./writing.ts";

type Row = {
  readonly sourceId: string;
  readonly runId: string;
  readonly key: string;
  readonly said: Said;
};

/** One that waits is marked where a child is missing by it. */
type Waiting = Row & { readonly kind: FeedKind };

/**
 * The row waits; one of the same key that waits already says what this one says. Why it waits is not
 * kept: it can follow from a record that the next reader does not reach.
 */
export async function keepWaiting(tx: Tx, acting: CommandContext, row: Waiting): Promise<void> {
  const { actor, at } = acting;
  const { sourceId, runId, key, said } = row;
  const { partnershipId } = actor;
  const waitingId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("identify.feed_waiting")
    .values({
      feed_waiting_id: waitingId,
      partnership_id: partnershipId,
      row_key: key,
      feed_source_id: sourceId,
      feed_run_id: runId,
      ...sealSaid(tx, { waitingId, partnershipId }, said),
      brought_by: actor.id,
      brought_at: at,
      is_missing: missingIn(row) !== undefined,
    })
    .onConflict((same) => same.columns(["feed_source_id", "row_key"]).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 0n) return;
  // Where it went while this one waited for it, there is room for it now.
  if (!(await sayAgain(tx, row))) await keepWaiting(tx, acting, row);
}

/** What is sealed is bound to its row: one that waits already is said again in its own place. */
async function sayAgain(tx: Tx, { sourceId, runId, key, said, kind }: Waiting): Promise<boolean> {
  const row = await tx
    .selectFrom("identify.feed_waiting")
    .select(["feed_waiting_id as waitingId", "partnership_id as partnershipId"])
    .where("feed_source_id", "=", sourceId)
    .where("row_key", "=", key)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .updateTable("identify.feed_waiting")
    .set((is) => ({
      feed_run_id: runId,
      ...sealSaid(tx, row, said),
      is_missing: missingIn({ kind, said }) !== undefined,
      version: is("version", "+", 1),
    }))
    .where("feed_waiting_id", "=", row.waitingId)
    .execute();
  return true;
}

/** Whether the row still waits as it was read; nobody else changes it until this transaction ends. */
export async function holdWaiting(
  tx: Tx,
  { waitingId, version }: Pick<WaitingRow, "waitingId" | "version">,
): Promise<boolean> {
  const held = await tx
    .selectFrom("identify.feed_waiting")
    .select("feed_waiting_id")
    .where("feed_waiting_id", "=", waitingId)
    .where("version", "=", version)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

/** Nothing of this key waits any more. */
export async function leaveWaiting(
  tx: Tx,
  { sourceId, key }: Pick<Row, "sourceId" | "key">,
): Promise<void> {
  await tx
    .deleteFrom("identify.feed_waiting")
    .where("feed_source_id", "=", sourceId)
    .where("row_key", "=", key)
    .execute();
}

type Join = Row & {
  readonly personId: string;
  readonly writtenId: string | null;
  /** Why a person says so; none where it joined unattended. */
  readonly reason: string | null;
};

export async function keepJoined(tx: Tx, { actor, at }: CommandContext, join: Join): Promise<void> {
  await tx
    .insertInto("identify.feed_rows")
    .values({
      feed_row_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: join.personId,
      feed_source_id: join.sourceId,
      feed_run_id: join.runId,
      row_key: join.key,
      said: toJsonb(factsOf(join.said)),
      written_id: join.writtenId,
      joined_by: actor.id,
      joined_at: at,
      by_person: join.reason !== null,
      reason: join.reason,
    })
    .execute();
}

/** What the row says now, and what was written of it. */
export async function keepChanged(
  tx: Tx,
  { rowId, version }: Pick<JoinedRow, "rowId" | "version">,
  { runId, said, writtenId }: Pick<Row, "runId" | "said"> & { readonly writtenId: string | null },
): Promise<void> {
  await tx
    .updateTable("identify.feed_rows")
    .set({
      feed_run_id: runId,
      said: toJsonb(factsOf(said)),
      written_id: writtenId,
      version: version + 1,
    })
    .where("feed_row_id", "=", rowId)
    .where("version", "=", version)
    .execute();
}

/** From now on rows with this id may join this child unattended. */
export async function verify(
  tx: Tx,
  { actor, at }: CommandContext,
  one: { readonly sourceId: string; readonly identifier: string; readonly personId: string },
): Promise<void> {
  await tx
    .insertInto("identify.feed_identities")
    .values({
      feed_identity_id: newId(),
      partnership_id: actor.partnershipId,
      feed_source_id: one.sourceId,
      identifier: one.identifier,
      person_id: one.personId,
      verified_by: actor.id,
      verified_at: at,
    })
    .onConflict((same) => same.columns(["feed_source_id", "identifier", "person_id"]).doNothing())
    .execute();
}
