import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { codesOn } from "./codes.ts";
import type { FeedSource } from "./source-reads.ts";
import { takeEach } from "./take-each.ts";
import type { Taken } from "./taken.ts";
import type { CommandContext } from "./writing.ts";

/**
 * Rows that a system sends itself, by the names of the fields: taken at once, by the same rules. One that
 * cannot be taken is answered by itself, and holds up none of the others.
 */
export async function takeSent(
  tx: Tx,
  acting: CommandContext,
  {
    source,
    rows,
  }: { readonly source: FeedSource; readonly rows: readonly Readonly<Record<string, string>>[] },
): Promise<{ readonly runId: string; readonly taken: readonly Taken[] }> {
  const { actor, at } = acting;
  const runId = newId();
  const none = toJsonb([]);
  // The run stands before its rows, which name it; what came of them is counted after.
  await tx
    .insertInto("identify.feed_runs")
    .values({
      feed_run_id: runId,
      partnership_id: actor.partnershipId,
      ended_at: at,
      feed_source_id: source.sourceId,
      file_name: "API",
      headings: none,
      total: rows.length,
      brought_by: actor.id,
      brought_at: at,
    })
    .execute();
  const codes = await codesOn(tx, source.kind, acting.today);
  const numbered = rows.map((cells, index) => ({ row: index + 1, cells }));
  const taken = await takeEach(tx, acting, { source, runId, codes }, numbered);
  const of = (state: Taken["state"]): number => taken.filter((one) => one.state === state).length;
  await tx
    .updateTable("identify.feed_runs")
    .set({
      done: rows.length,
      joined: of("joined"),
      changed: of("changed"),
      unchanged: of("unchanged"),
      waiting: of("waiting"),
      problems: toJsonb(taken.flatMap((one) => one.problems)),
    })
    .where("feed_run_id", "=", runId)
    .execute();
  return { runId, taken };
}
