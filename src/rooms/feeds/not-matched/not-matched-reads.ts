import { sql } from "kysely";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { NotMatched, ListNotMatched } from "../../missing/index.ts";
import { sortName } from "../../subjects/index.ts";
import { listUnseen } from "../in-sight.ts";
import { feedKindOf } from "../kinds.ts";
import { missingIn } from "../missing-in.ts";
import { waiting, waitingOf, type WaitingRow } from "../row-reads.ts";
import { nameOf } from "../unattended.ts";
import { openSaid } from "../waiting-said.ts";

export type NotMatchedRow = { readonly row: WaitingRow; readonly shown: NotMatched };

type Reader = { readonly actor: StaffActor; readonly today: string };

/** Marked rows that are opened at once: far more than are ever missing, and rows from before they could be marked. */
const most = 2000;

/**
 * Children who are missing now by another system and whom no row was joined to, the longest first. A child
 * whose record is shut to the reader is not among them.
 */
export const listNotMatched: ListNotMatched = async (tx, actor, today) =>
  (await listRows(tx, { actor, today })).map(({ shown }) => shown);

/** One of them, where this reader sees it. */
export async function findNotMatched(
  tx: Tx,
  reader: Reader,
  waitingId: string,
): Promise<NotMatchedRow | undefined> {
  return (await listRows(tx, reader, waitingId))[0];
}

async function listRows(
  tx: Tx,
  { actor, today }: Reader,
  waitingId?: string,
): Promise<readonly NotMatchedRow[]> {
  if (!holds(actor, "missing.match")) return [];
  const rows = await waiting(tx)
    .select("s.contact")
    .where("w.is_missing", "=", true)
    .$if(waitingId !== undefined, (all) => all.where("w.feed_waiting_id", "=", waitingId ?? ""))
    .where(
      "w.feed_waiting_id",
      "<>",
      sql<string>`all ((select identify.missing_and_matched())::uuid[])`,
    )
    .orderBy("w.brought_at")
    .orderBy("w.feed_waiting_id")
    .limit(most)
    .execute();
  if (rows.length === 0) return [];
  const hidden = new Set(await listUnseen(tx, { by: actor.id, today }, { isMissing: true }));
  const found = rows.flatMap(({ contact, ...row }) => {
    const one = waitingOf(tx, row);
    const shown = shownOf(one, contact);
    return shown && !hidden.has(one.waitingId) ? [{ row: one, shown }] : [];
  });
  return withoutShut(tx, found);
}

function shownOf(row: WaitingRow, contact: string): NotMatched | undefined {
  const now = missingIn(row);
  if (!now) return undefined;
  return {
    ...nameOf(row.said),
    waitingId: row.waitingId,
    bornOn: row.said["bornOn"] ?? null,
    reference: now.reference,
    missingSince: now.since,
    source: row.source,
    contact,
  };
}

/** Whoever is shut out of a record hears nothing of the child from another system either. */
async function withoutShut(
  tx: Tx,
  found: readonly NotMatchedRow[],
): Promise<readonly NotMatchedRow[]> {
  const names = found.map(({ shown }) => sortName(shown));
  const births = found.map(({ shown }) => shown.bornOn);
  const { rows } = await sql<{ places: readonly number[] }>`
    select subjects.names_shut_to_me(${names}::text[], ${births}::date[]) as places`.execute(tx);
  const shut = new Set(rows[0]?.places);
  return found
    .filter((_one, index) => !shut.has(index + 1))
    .toSorted(
      (one, other) => one.shown.missingSince.getTime() - other.shown.missingSince.getTime(),
    );
}

/** For the sheet of a partnership, which has no reader yet: read under the maintenance role. */
export async function listNotMatchedForSheet(
  tx: Tx,
  partnershipId: number,
): Promise<readonly NotMatched[]> {
  const rows = await waiting(tx)
    .select("s.contact")
    .where("w.partnership_id", "=", partnershipId)
    .where("w.is_missing", "=", true)
    .where(
      sql<boolean>`not exists (select from identify.feed_rows r
        where r.feed_source_id = w.feed_source_id and r.row_key = w.row_key)`,
    )
    .execute();
  return rows
    .flatMap(({ contact, ...row }) => shownOf(waitingOf(tx, row), contact) ?? [])
    .toSorted((one, other) => one.missingSince.getTime() - other.missingSince.getTime());
}

/** Rows that were marked and by which the child is back: housekeeping takes the mark from them. */
export async function markBack(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    waitingId: string;
    partnershipId: number;
    kind: string;
    said: unknown;
    sealedKey: Buffer | null;
    saidSealed: Buffer | null;
  }>`select feed_waiting_id as "waitingId", partnership_id as "partnershipId", kind, said,
       sealed_key as "sealedKey", said_sealed as "saidSealed" from identify.marked_missing()`.execute(
    tx,
  );
  const back = rows.filter((row) => {
    const said = openSaid(tx, row, row);
    return missingIn({ kind: feedKindOf(row.kind), said }) === undefined;
  });
  const ids = back.map(({ waitingId }) => waitingId);
  const { rows: done } = await sql<{ marked: number }>`
    select identify.mark_missing_no_more(${ids}::uuid[]) as marked`.execute(tx);
  return done[0]?.marked ?? 0;
}
