import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { feedKindOf, type FeedKind, type Said } from "./kinds.ts";
import type { Verified } from "./unattended.ts";
import { openSaid, saidColumns } from "./waiting-said.ts";

/** Records within reach under these ids of a source. */
export async function listVerified(
  tx: Tx,
  sourceId: string,
  identifiers: readonly string[],
): Promise<readonly Verified[]> {
  const { rows } = await sql<Verified>`
    select i.identifier, p.person_id as "personId", p.born_on as "bornOn",
      array(select n.sort_name from subjects.names n where n.person_id = p.person_id union select p.sort_name) as "sortNames"
    from identify.feed_identities i join subjects.people p on p.person_id = i.person_id
    where i.feed_source_id = ${sourceId}::uuid and i.identifier = any(${[...identifiers]}::text[])
    order by p.person_id`.execute(tx);
  return rows;
}

export type JoinedRow = {
  readonly rowId: string;
  readonly key: string;
  readonly personId: string;
  readonly said: Said;
  readonly writtenId: string | null;
  readonly version: number;
};

/** Rows that were joined before to children within reach, by their keys. */
export async function listJoined(
  tx: Tx,
  sourceId: string,
  keys: readonly string[],
): Promise<readonly JoinedRow[]> {
  const rows = await tx
    .selectFrom("identify.feed_rows")
    .select([
      "feed_row_id as rowId",
      "row_key as key",
      "person_id as personId",
      "said",
      "written_id as writtenId",
      "version",
    ])
    .where("feed_source_id", "=", sourceId)
    .where("row_key", "in", keys.length === 0 ? [""] : [...keys])
    .orderBy("feed_row_id")
    .execute();
  return rows.map((row) => ({ ...row, said: row.said as Said }));
}

export type WaitingRow = {
  readonly waitingId: string;
  readonly sourceId: string;
  readonly source: string;
  readonly kind: FeedKind;
  readonly runId: string;
  readonly key: string;
  readonly said: Said;
  readonly broughtAt: Date;
  readonly version: number;
};

export const waiting = (tx: Tx) =>
  tx
    .selectFrom("identify.feed_waiting as w")
    .innerJoin("identify.feed_sources as s", "s.feed_source_id", "w.feed_source_id")
    .select([
      ...saidColumns,
      "w.feed_source_id as sourceId",
      "s.name as source",
      "s.kind",
      "w.feed_run_id as runId",
      "w.row_key as key",
      "w.brought_at as broughtAt",
      "w.version",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof waiting>["execute"]>>[number];
export const waitingOf = (
  tx: Tx,
  { partnershipId, said, sealedKey, saidSealed, ...row }: Row,
): WaitingRow => ({
  ...row,
  kind: feedKindOf(row.kind),
  said: openSaid(tx, { ...row, partnershipId }, { said, sealedKey, saidSealed }),
});

type Listing = {
  readonly page: number;
  readonly pageSize: number;
  /** Rows that the reader does not see. */
  readonly unseen: readonly string[];
};

/** Rows that wait for a person, the oldest first. */
export async function listWaiting(
  tx: Tx,
  { page, pageSize, unseen }: Listing,
): Promise<readonly WaitingRow[]> {
  const rows = await waiting(tx)
    .$if(unseen.length > 0, (all) => all.where("w.feed_waiting_id", "not in", unseen))
    .orderBy("w.brought_at")
    .orderBy("w.feed_waiting_id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return rows.map((row) => waitingOf(tx, row));
}

export async function countWaiting(tx: Tx, unseen: readonly string[]): Promise<number> {
  const row = await tx
    .selectFrom("identify.feed_waiting")
    .select((is) => is.fn.countAll<string>().as("count"))
    .$if(unseen.length > 0, (all) => all.where("feed_waiting_id", "not in", unseen))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function findWaiting(tx: Tx, waitingId: string): Promise<WaitingRow | undefined> {
  const row = await waiting(tx).where("w.feed_waiting_id", "=", waitingId).executeTakeFirst();
  return row && waitingOf(tx, row);
}
