import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { PersonName } from "../names.ts";
import { inOrder } from "./pair-reads.ts";

/** A third record within the reader's reach, and with which of the two it was found to be likely of one child. */
export type ThirdRecord = PersonName & {
  readonly personId: string;
  readonly reference: string;
  readonly likelyWith: readonly string[];
};

const most = 20;

/**
 * Records that the background work found likely to be of one child with one of these two, or with both;
 * those with both first. What was decided of them is not said: the reader may be to look themselves.
 */
export async function listThirdRecords(
  tx: Tx,
  ids: readonly [string, string],
): Promise<readonly ThirdRecord[]> {
  const two = inOrder(...ids);
  const { rows } = await sql<ThirdRecord>`
    with likely as (
      select other_person_id as third, person_id as one, bits from subjects.likely_pairs
      where person_id = any(${[...two]}::uuid[])
      union all
      select person_id, other_person_id, bits from subjects.likely_pairs
      where other_person_id = any(${[...two]}::uuid[]))
    select p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      array_agg(l.one order by l.one) as "likelyWith"
    from likely l join subjects.people p on p.person_id = l.third
    where l.third <> all(${[...two]}::uuid[])
    group by p.person_id, p.reference, p.family_name, p.given_name
    order by count(*) desc, max(l.bits) desc, p.reference limit ${most}`.execute(tx);
  return rows;
}
