import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { AgeRange } from "./age-ranges.ts";

export type AgeFact = AgeRange & {
  readonly ageFactId: string;
  readonly source: string;
  readonly sourceName: string | null;
  readonly wording: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** Every age that was said of a child, the newest first. */
export async function listAges(tx: Tx, personId: string): Promise<readonly AgeFact[]> {
  const { rows } = await sql<AgeFact>`
    select f.age_fact_id as "ageFactId", f.youngest, f.oldest, f.said_on::text as "on", f.source, f.source_name as "sourceName",
      f.wording, ${shownName({ staff: "s", at: "f.recorded_at" })} as "recordedBy", f.recorded_at as "recordedAt"
    from subjects.age_facts f join directory.staff s on s.staff_id = f.recorded_by
    where f.person_id = ${personId}::uuid order by f.recorded_at desc, f.age_fact_id desc`.execute(
    tx,
  );
  return rows;
}
