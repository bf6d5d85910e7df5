import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { PlanCounts } from "./plan-file.ts";

export type DoneFile = {
  readonly importId: string;
  readonly fileName: string;
  readonly at: Date;
  readonly by: string | null;
  readonly counts: Partial<PlanCounts>;
  /** Whether rows of it still wait for a decision. */
  readonly isWaiting: boolean;
};

const done = sql`
  select i.import_id as "importId", i.file_name as "fileName", i.imported_at as at, s.name as by, i.counts,
    exists (select from identify.workbooks w where w.import_id = i.import_id) as "isWaiting"
  from identify.imports i left join directory.staff s on s.staff_id = i.imported_by where i.kind = 'training'`;

/** Files that were confirmed, the newest first. */
export async function listDone(tx: Tx): Promise<readonly DoneFile[]> {
  const { rows } = await sql<DoneFile>`${done} order by i.imported_at desc limit 100`.execute(tx);
  return rows;
}

export async function findDone(tx: Tx, importId: string): Promise<DoneFile | undefined> {
  const { rows } = await sql<DoneFile>`${done} and i.import_id = ${importId}::uuid`.execute(tx);
  return rows[0];
}
