import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { ExportForm } from "./export-form.ts";

export type WaitingState = "waiting" | "released" | "sent-back" | "withdrawn" | "taken";

/** A file that a second person releases before it is made. Nothing of what it will hold. */
export type WaitingExport = {
  readonly waitingExportId: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly form: ExportForm;
  readonly lookedAt: string;
  readonly columns: readonly string[];
  readonly hasNames: boolean;
  readonly rowCount: number;
  readonly leftOut: number;
  readonly state: WaitingState;
  readonly settledById: string | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly settledWords: string | null;
  readonly version: number;
  /** The agency, the colleague or the person outside; null for own use. */
  readonly receiver: string | null;
};

const asked = sql`
  select w.waiting_export_id as "waitingExportId", w.asked_by as "askedById", b.name as "askedBy", w.asked_at as "askedAt",
    w.form, w.looked_at as "lookedAt", w.columns, w.has_names as "hasNames", w.row_count as "rowCount", w.left_out as "leftOut",
    w.state, w.settled_by as "settledById", s.name as "settledBy", w.settled_at as "settledAt", w.settled_words as "settledWords",
    w.version, coalesce(o.name, case w.form ->> 'recipient' when 'agency' then a.name when 'outside' then w.form ->> 'outside' end) as receiver`;

const named = sql`
  join directory.staff b on b.staff_id = w.asked_by
  left join directory.staff s on s.staff_id = w.settled_by
  left join directory.staff o on o.staff_id = w.recipient_staff_id
  left join directory.agencies a on a.agency_id::text = w.form ->> 'agency'`;

/** One's own, or one that this person may release; nothing for anybody else. */
export async function findWaiting(
  tx: Tx,
  { id }: StaffActor,
  waitingExportId: string,
): Promise<WaitingExport | undefined> {
  const own = await sql<WaitingExport>`
    ${asked} from protect.waiting_exports w ${named}
    where w.waiting_export_id = ${waitingExportId}::uuid and w.asked_by = ${id}::uuid`.execute(tx);
  if (own.rows[0]) return own.rows[0];
  const others = await sql<WaitingExport>`
    ${asked} from protect.exports_to_release(${waitingExportId}::uuid) w ${named}`.execute(tx);
  return others.rows[0];
}

/** What waits for this person as the second one, the longest first. */
export async function listExportsToRelease(tx: Tx): Promise<readonly WaitingExport[]> {
  const { rows } = await sql<WaitingExport>`
    ${asked} from protect.exports_to_release(null) w ${named} order by w.asked_at, w.waiting_export_id limit 200`.execute(
    tx,
  );
  return rows;
}

export async function countExportsToRelease(tx: Tx): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from protect.exports_to_release(null)`.execute(tx);
  return rows[0]?.waiting ?? 0;
}

/** One's own that are under way: they wait, or are released and not taken. */
export async function listOwnWaiting(
  tx: Tx,
  { id }: StaffActor,
): Promise<readonly WaitingExport[]> {
  const { rows } = await sql<WaitingExport>`
    ${asked} from protect.waiting_exports w ${named}
    where w.asked_by = ${id}::uuid and w.state in ('waiting', 'released') order by w.asked_at desc limit 200`.execute(
    tx,
  );
  return rows;
}

/** Which list it was, for its own person alone. */
export async function listOfOwn(
  tx: Tx,
  { id }: StaffActor,
  waitingExportId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("protect.waiting_exports")
    .select("list")
    .where("waiting_export_id", "=", waitingExportId)
    .where("asked_by", "=", id)
    .executeTakeFirst();
  return row?.list;
}
