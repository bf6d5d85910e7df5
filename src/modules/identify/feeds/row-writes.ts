import type { Tx } from "../../../platform/database/database.ts";
import { newId } from "../../../kernel/ids.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import { factsOf, type Said } from "./kinds.ts";
import type { JoinedRow, WaitingRow } from "./row-reads.ts";
import type { Acting } from "./writing.ts";

type Row = {
  readonly sourceId: string;
  readonly runId: string;
  readonly key: string;
  readonly said: Said;
};

/**
 * The row waits; one of the same key that waits already says what this one says. Why it waits is not
 * kept: it can follow from a record that the next reader does not reach.
 */
export async function keepWaiting(
  tx: Tx,
  { actor, at }: Acting,
  { sourceId, runId, key, said }: Row,
): Promise<void> {
  const body = toJsonb(said);
  await tx
    .insertInto("identify.feed_waiting")
    .values({
      ...{ feed_waiting_id: newId(), partnership_id: actor.partnershipId, row_key: key },
      ...{ feed_source_id: sourceId, feed_run_id: runId, said: body },
      ...{ brought_by: actor.id, brought_at: at },
    })
    .onConflict((same) =>
      same.columns(["feed_source_id", "row_key"]).doUpdateSet((row) => ({
        ...{ feed_run_id: runId, said: body },
        version: row("identify.feed_waiting.version", "+", 1),
      })),
    )
    .execute();
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

export async function keepJoined(tx: Tx, { actor, at }: Acting, join: Join): Promise<void> {
  await tx
    .insertInto("identify.feed_rows")
    .values({
      ...{ feed_row_id: newId(), partnership_id: actor.partnershipId, person_id: join.personId },
      ...{ feed_source_id: join.sourceId, feed_run_id: join.runId, row_key: join.key },
      ...{ said: toJsonb(factsOf(join.said)), written_id: join.writtenId },
      ...{ joined_by: actor.id, joined_at: at, by_person: join.reason !== null },
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
      ...{ feed_run_id: runId, said: toJsonb(factsOf(said)), written_id: writtenId },
      version: version + 1,
    })
    .where("feed_row_id", "=", rowId)
    .where("version", "=", version)
    .execute();
}

/** From now on rows with this id may join this child unattended. */
export async function verify(
  tx: Tx,
  { actor, at }: Acting,
  one: { readonly sourceId: string; readonly identifier: string; readonly personId: string },
): Promise<void> {
  await tx
    .insertInto("identify.feed_identities")
    .values({
      ...{ feed_identity_id: newId(), partnership_id: actor.partnershipId },
      ...{ feed_source_id: one.sourceId, identifier: one.identifier, person_id: one.personId },
      ...{ verified_by: actor.id, verified_at: at },
    })
    .onConflict((same) => same.columns(["feed_source_id", "identifier", "person_id"]).doNothing())
    .execute();
}
