import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { Fact } from "./fact.ts";

/** Every fact of who a child is, the oldest first. */
export async function listFacts(tx: Tx, personId: string): Promise<readonly Fact[]> {
  const { rows } = await sql<Fact>`
    select f.identity_fact_id as "factId", f.kind, f.state, f.value, f.wording, f.details, f.from_on::text as "from",
      f.to_on::text as "to", f.source, f.source_name as "sourceName", f.child_asked as "childAsked",
      f.goes_to as "goesTo", f.not_with as "notWith", f.noted_on::text as "notedOn",
      ${shownName({ staff: "s", at: "f.recorded_at" })} as "recordedBy", f.recorded_at as "recordedAt"
    from protect.identity_facts f join directory.staff s on s.staff_id = f.recorded_by
    where f.person_id = ${personId}::uuid
    order by f.recorded_at, f.identity_fact_id`.execute(tx);
  return rows;
}

/** How many facts of a kind there are: what the writer of a form has read. */
export const countFacts = async (tx: Tx, personId: string, kind: Fact["kind"]): Promise<number> =>
  (await listFacts(tx, personId)).filter((fact) => fact.kind === kind).length;
