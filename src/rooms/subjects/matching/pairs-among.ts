import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Standing } from "./pair-state.ts";
import { isOfSplit } from "./second-look.ts";

/** Two of some records that were found likely, or of which somebody decided, in the order in which pairs are kept. */
export type PairAmong = {
  readonly one: string;
  readonly other: string;
  /** What stands of it, the oldest first. */
  readonly standing: readonly Standing[];
};

/** Pairs among these records, as far as the reader reaches both. A sample is none: it is of records that look unlike. */
export async function listPairsAmong(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly PairAmong[]> {
  if (personIds.length < 2) return [];
  const both = sql`person_id = any(${[...personIds]}::uuid[]) and other_person_id = any(${[...personIds]}::uuid[])`;
  const { rows } = await sql<PairAmong>`
    with decided as (
      select * from subjects.pair_decisions where ${both} and ended_at is null
    ), pairs as (
      select person_id, other_person_id from subjects.likely_pairs where ${both}
      union select person_id, other_person_id from decided
    )
    select p.person_id as one, p.other_person_id as other, coalesce(
      jsonb_agg(jsonb_build_object('verdict', d.verdict, 'bits', d.bits, 'decidedBy', d.decided_by, 'isOfSplit', ${isOfSplit})
        order by d.decided_at, d.pair_decision_id) filter (where d.pair_decision_id is not null), '[]') as standing
    from pairs p left join decided d on d.person_id = p.person_id and d.other_person_id = p.other_person_id
    group by p.person_id, p.other_person_id
    order by p.person_id, p.other_person_id`.execute(tx);
  return rows;
}
