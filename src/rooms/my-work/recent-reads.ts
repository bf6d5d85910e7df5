import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { FirstOf } from "../../platform/database/first-of.ts";

export type RecentChild = {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly openedAt: Date;
};

export const mostRecent = 8;

const looked = 30;

/**
 * The records that this person opened last and still reaches: the audit has the numbers, the policies
 * the rest. The limit is said outside the function as well: the server would plan for a thousand and
 * read everybody within reach.
 */
export async function readRecent(tx: Tx): Promise<FirstOf<RecentChild>> {
  const { rows } = await sql<RecentChild>`
    select p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference,
      o.opened_at as "openedAt"
    from (select * from sec.opened_last(${looked}) limit ${looked}) o join subjects.people p on p.person_id = o.person_id
    order by o.opened_at desc limit ${mostRecent}`.execute(tx);
  return { rows, total: rows.length };
}
