import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { pipelined } from "../../platform/database/pipeline.ts";
import type { Around } from "./family.ts";
import { by, listAround, recorded, sourced, span } from "./family-reads.ts";
import { familySchemeOn, nameIn } from "./family-scheme.ts";
import { householdKinds, householdsOn, membersOf, type Household } from "./household.ts";

/** Who the child lives with today, a line for each household: "Family home: Jo Marsh (mother) and Bo Marsh (brother)". */
export async function householdLines(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<readonly string[]> {
  const { households, people } = await pipelined({
    households: listHouseholds(tx, personId),
    people: listAround(tx, personId),
  });
  const now = householdsOn(households, today);
  if (now.length === 0) return [];
  const { relationships } = await familySchemeOn(tx, today);
  const relationOf = ({ relationship }: Around): string =>
    nameIn(relationships, relationship).toLowerCase();
  return now.map((one) => `${householdKinds[one.kind]}: ${membersOf(one, people, relationOf)}`);
}

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
