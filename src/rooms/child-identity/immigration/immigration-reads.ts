import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { ChildAsked, FactState } from "../fact.ts";

export type ImmigrationFact = {
  readonly factId: string;
  readonly state: FactState;
  readonly nationalities: string | null;
  readonly status: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly unaccompanied: "yes" | "no" | "not-known" | null;
  readonly adviser: string | null;
  readonly wording: string | null;
  readonly source: string | null;
  readonly sourceName: string | null;
  readonly childAsked: ChildAsked | null;
  readonly notWith: string | null;
  readonly notedOn: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** Everything of it, the newest first. The database answers nothing to who enforces the law. */
export async function listImmigration(
  tx: Tx,
  personId: string,
): Promise<readonly ImmigrationFact[]> {
  const { rows } = await sql<ImmigrationFact>`
    select f.immigration_fact_id as "factId", f.state, f.nationalities, f.status, f.from_on::text as "from",
      f.to_on::text as "to", f.unaccompanied, f.adviser, f.wording, f.source, f.source_name as "sourceName",
      f.child_asked as "childAsked", f.not_with as "notWith", f.noted_on::text as "notedOn",
      ${shownName({ staff: "s", at: "f.recorded_at" })} as "recordedBy", f.recorded_at as "recordedAt"
    from protect.immigration_facts f join directory.staff s on s.staff_id = f.recorded_by
    where f.person_id = ${personId}::uuid
    order by f.recorded_at desc, f.immigration_fact_id desc`.execute(tx);
  return rows;
}

/** Whether the reader has a post that enforces the law: then there is no such page for them, whatever they hold. */
export async function enforcesLaw(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select sec.enforces_law() as is`.execute(tx);
  return rows[0]?.is !== false;
}
