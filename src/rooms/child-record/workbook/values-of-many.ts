import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** What stands on the tracker for a child, for comparing with what a workbook says. */
export type TrackerValues = {
  readonly personId: string;
  readonly isOpen: boolean;
  readonly level: number | null;
  readonly openedOn: string | null;
  readonly lastPanelOn: string | null;
  readonly missingCount: number | null;
  /** Fields whose latest value came from a workbook: nobody here has said otherwise since. */
  readonly importedFields: readonly string[];
};

/** One statement for any number of children. */
export async function listTrackerValues(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, TrackerValues>> {
  const { rows } = await sql<TrackerValues>`
    with latest as (
      select distinct on (f.person_id, f.field) f.person_id, f.field, f.basis
      from protect.tracker_facts f where f.person_id = any(${personIds}::uuid[])
      order by f.person_id, f.field, f.tracker_fact_id desc
    ), imported as (
      select person_id, array_agg(field) as fields from latest where basis = 'imported' group by person_id
    )
    select t.person_id as "personId", t.is_open as "isOpen", t.level, t.opened_on as "openedOn",
      t.last_panel_on as "lastPanelOn", t.missing_count as "missingCount",
      coalesce(i.fields, '{}') as "importedFields"
    from protect.tracker_entries t left join imported i on i.person_id = t.person_id
    where t.person_id = any(${personIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}
