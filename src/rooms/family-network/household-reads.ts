import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { by, recorded, sourced, span } from "./family-reads.ts";
import type { Household } from "./household.ts";

/** Households of a child, those that ended too: the newest first. */
export async function listHouseholds(tx: Tx, personId: string): Promise<readonly Household[]> {
  const { rows } = await sql<Household>`
    select x.household_id as "householdId", x.kind, x.in_all as "inAll",
      array(select m.around_id from protect.household_people m where m.household_id = x.household_id order by m.around_id)::text[] as "aroundIds",
      ${sourced}, ${span}, ${recorded}
    from protect.households x ${by} where x.person_id = ${personId}::uuid
    order by x.from_on desc, x.household_id desc`.execute(tx);
  return rows;
}
