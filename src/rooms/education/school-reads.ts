import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** Who to ring about safeguarding in a school. */
export type School = {
  readonly schoolId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly leadName: string;
  readonly leadPhone: string;
  readonly deputyName: string | null;
  readonly deputyPhone: string | null;
  readonly checkedOn: string;
  readonly keptBy: string;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  s.school_id as "schoolId", s.name, s.phone, s.lead_name as "leadName", s.lead_phone as "leadPhone",
  s.deputy_name as "deputyName", s.deputy_phone as "deputyPhone", s.checked_on as "checkedOn", b.name as "keptBy", s.version
  from directory.schools s join directory.staff b on b.staff_id = s.kept_by`;

export async function listSchools(tx: Tx): Promise<readonly School[]> {
  const { rows } = await sql<School>`select ${cells} order by lower(s.name) limit 2000`.execute(tx);
  return rows;
}

export async function findSchool(tx: Tx, schoolId: string): Promise<School | undefined> {
  const { rows } = await sql<School>`
    select ${cells} where s.school_id = ${schoolId}::uuid`.execute(tx);
  return rows[0];
}

/** The school that is recorded for a child, by its name as it is written there. */
export const schoolNamed = (schools: readonly School[], name: string): School | undefined =>
  schools.find((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
