import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { isUnnamed } from "./invited-reads.ts";

/** What an agency said it knows; no wording means that it holds nothing. */
export type Shared = {
  /** Null where somebody of a sensitive service said it, whom the reader may not read. */
  readonly agencyId: string | null;
  readonly agency: string;
  readonly wording: string | null;
  readonly basis: string;
  readonly basisReason: string | null;
  readonly by: string;
  readonly at: Date;
};

type ReadQuery = {
  readonly meetingId: string;
  readonly today: string;
  readonly forOthers?: boolean;
};

export async function listShared(tx: Tx, asked: ReadQuery): Promise<readonly Shared[]> {
  const { rows } = await sql<Shared & { instead: string | null; isUnnamed: boolean }>`
    select i.agency_id as "agencyId", a.name as agency, i.wording, i.basis, i.basis_reason as "basisReason",
      s.name as by, i.shared_at as at, sec.words_instead(i.shared_by, ${asked.today}::date) as instead,
      ${isUnnamed(sql`i.shared_by`, asked)} as "isUnnamed"
    from panels.information_shared i
    join directory.agencies a on a.agency_id = i.agency_id
    join directory.staff s on s.staff_id = i.shared_by
    where i.meeting_id = ${asked.meetingId}::uuid
    order by i.information_shared_id`.execute(tx);
  return rows.map(({ instead, isUnnamed: hides, ...one }) => {
    const words = instead ?? "A service";
    return hides ? { ...one, agencyId: null, agency: words, by: words } : one;
  });
}
