import type { Tx } from "../../platform/database/database.ts";

/** A paper of the time when one person made it; those of today are prepared in outgoing-papers. */
export type EarlierPaper = {
  readonly familyPaperId: string;
  readonly recipient: string;
  readonly language: string;
  readonly releasedAt: Date;
  readonly releasedBy: string;
};

/** Papers that were made for the family before a second person released them, the latest first. */
export function listEarlierPapers(tx: Tx, meetingId: string): Promise<readonly EarlierPaper[]> {
  return tx
    .selectFrom("panels.family_papers as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.released_by")
    .select([
      "p.family_paper_id as familyPaperId",
      "p.recipient",
      "p.language",
      "p.released_at as releasedAt",
      "s.name as releasedBy",
    ])
    .where("p.meeting_id", "=", meetingId)
    .orderBy("p.family_paper_id", "desc")
    .execute();
}
