import type { Tx } from "../../platform/database/database.ts";

/** What an agency said it knows; no wording means that it holds nothing. */
export type Shared = {
  readonly agencyId: string;
  readonly agency: string;
  readonly wording: string | null;
  readonly basis: string;
  readonly basisReason: string | null;
  readonly by: string;
  readonly at: Date;
};

export function listShared(tx: Tx, meetingId: string): Promise<readonly Shared[]> {
  return tx
    .selectFrom("panels.information_shared as i")
    .innerJoin("directory.agencies as a", "a.agency_id", "i.agency_id")
    .innerJoin("directory.staff as s", "s.staff_id", "i.shared_by")
    .select([
      "i.agency_id as agencyId",
      "a.name as agency",
      "i.wording",
      "i.basis",
      "i.basis_reason as basisReason",
      "s.name as by",
      "i.shared_at as at",
    ])
    .where("i.meeting_id", "=", meetingId)
    .orderBy("i.information_shared_id")
    .execute();
}
