import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { isCounted, isWithin } from "./missing-count.ts";

/** Episodes of a year in numbers, and what became of the interview after each return. */
export type MissingCounts = {
  readonly episodes: number;
  readonly returns: number;
  readonly done: number;
  readonly stopped: number;
  /** Of those that wait, with what is past its time. */
  readonly waiting: number;
  readonly overdue: number;
};

type ReadQuery = { readonly personIds: readonly string[]; readonly at: Date };

/** For these children, those without an episode in the year before left out. */
export async function countMissing(
  tx: Tx,
  { personIds, at }: ReadQuery,
): Promise<ReadonlyMap<string, MissingCounts>> {
  const { rows } = await sql<MissingCounts & { personId: string }>`
    select e.person_id as "personId", count(*)::int as episodes, count(e.returned_at)::int as returns,
      (count(*) filter (where e.rhi_outcome = 'done'))::int as done,
      (count(*) filter (where e.rhi_outcome = 'stopped'))::int as stopped,
      (count(*) filter (where e.returned_at is not null and e.rhi_outcome is null))::int as waiting,
      (count(*) filter (where e.returned_at is not null and e.rhi_outcome is null and e.rhi_due_at < ${at}))::int as overdue
    from protect.missing_episodes e
    where e.person_id = any (${personIds}::uuid[]) and ${isCounted({ at })} and ${isWithin(365, at)}
    group by e.person_id`.execute(tx);
  return new Map(rows.map(({ personId, ...counts }) => [personId, counts]));
}
