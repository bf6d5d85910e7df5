import type { Tx } from "../../platform/database/database.ts";
import type { FeedKind } from "./kinds.ts";
import type { FeedSource } from "./source-reads.ts";
import type { Run } from "./run-reads.ts";
import { keepLikely } from "./ssd/likely.ts";
import { openSaid, saidColumns } from "./waiting-said.ts";

/** Of one row, or of those alone by which a child is missing. */
type Which = { readonly waitingId?: string; readonly isMissing?: boolean };

type Reader = { readonly by: string; readonly today: string };

/**
 * Rows that wait and that this reader does not see. The council’s own record is sifted by the reach of
 * whoever brings it, so that a row which waits tells that a record like it is there: somebody else sees
 * the rows that are like a record within their own reach. What a system sends itself is not sifted, and
 * tells nothing.
 */
export async function listUnseen(
  tx: Tx,
  { by, today }: Reader,
  { waitingId, isMissing }: Which = {},
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("identify.feed_waiting as w")
    .innerJoin("identify.feed_sources as s", "s.feed_source_id", "w.feed_source_id")
    .innerJoin("directory.staff as b", "b.staff_id", "w.brought_by")
    .select([...saidColumns, "w.feed_source_id as sourceId", "w.row_key as key"])
    .where("s.kind", "=", "council")
    .where("w.brought_by", "<>", by)
    .where("b.is_service", "=", false)
    .$if(waitingId !== undefined, (all) => all.where("w.feed_waiting_id", "=", waitingId ?? ""))
    .$if(isMissing === true, (all) => all.where("w.is_missing", "=", true))
    .execute();
  const seen = new Set<string>();
  for (const [sourceId, some] of Map.groupBy(rows, (row) => row.sourceId)) {
    const asked = some.map((row) => {
      const cells = openSaid(tx, row, row);
      return { id: row.waitingId, identifier: cells["identifier"] ?? row.key, cells };
    });
    for (const { id } of await keepLikely(tx, asked, { sourceId, today })) seen.add(id);
  }
  return rows.map(({ waitingId }) => waitingId).filter((id) => !seen.has(id));
}

/** Rows that were sifted by the reach of whoever brought them, and what an officer wrote, are nobody else's. */
const ofOnePerson: readonly FeedKind[] = ["council", "notification"];

/** Whether the rows of a file that is not finished are for another: whoever brought it. */
export const isForAnother = (
  { broughtById, endedAt }: Run,
  { kind }: Pick<FeedSource, "kind">,
  by: string,
): boolean => ofOnePerson.includes(kind) && endedAt === null && broughtById !== by;
