import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

export type Cohort = {
  readonly cohortId: string;
  readonly kind: string;
  /** In the words of the list that it was opened under. */
  readonly kindName: string;
  readonly isListed: boolean;
  readonly name: string;
  readonly purpose: string;
  readonly basis: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly agencies: string;
  readonly criteria: string;
  readonly openedOn: string;
  readonly reviewBy: string;
  readonly openedBy: string;
  readonly closedOn: string | null;
  readonly learned: string | null;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  h.cohort_id as "cohortId", h.kind, coalesce((select k.one ->> 'name' from jsonb_array_elements(c.body -> 'kinds') k (one)
    where k.one ->> 'key' = h.kind), h.kind) as "kindName", h.is_listed as "isListed", h.name, h.purpose, h.basis,
  h.owner_id as "ownerId", o.name as owner, h.agencies, h.criteria, h.opened_on as "openedOn", h.review_by as "reviewBy",
  b.name as "openedBy", h.closed_on as "closedOn", h.learned, h.version`;
const tables: RawBuilder<unknown> = sql`
  protect.cohorts h join directory.configuration c on c.configuration_id = h.scheme_id
  join directory.staff o on o.staff_id = h.owner_id join directory.staff b on b.staff_id = h.opened_by`;

/** Those that the reader may know of: what is open first. */
export async function listCohorts(tx: Tx): Promise<readonly Cohort[]> {
  const { rows } = await sql<Cohort>`
    select ${cells} from ${tables}
    order by (h.closed_on is not null), h.review_by, h.name, h.cohort_id limit 500`.execute(tx);
  return rows;
}

export async function findCohort(tx: Tx, cohortId: string): Promise<Cohort | undefined> {
  const { rows } = await sql<Cohort>`
    select ${cells} from ${tables} where h.cohort_id = ${cohortId}::uuid`.execute(tx);
  return rows[0];
}
