import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Problem } from "./reading/reading-types.ts";
import type { ImportCounts } from "./writing/write-types.ts";

export type FinishedImport = {
  readonly importId: string;
  readonly fileName: string;
  readonly rows: number;
  readonly children: number;
  /** Children whose rows wait for a decision: nothing is made of them until then. */
  readonly rowsWait: number;
  readonly by: string | null;
  readonly at: Date;
};

const finished = (tx: Tx) =>
  tx
    .selectFrom("identify.imports as i")
    .leftJoin("directory.staff as s", "s.staff_id", "i.imported_by")
    .where("i.kind", "=", "tracker");

const facts = [
  "i.import_id as importId",
  "i.file_name as fileName",
  "i.rows_read as rows",
  "i.children_made as children",
  "i.imported_at as at",
  "s.name as by",
  sql<number>`case when exists (select from identify.workbooks w where w.import_id = i.import_id)
    then coalesce((i.counts ->> 'leftOut')::int, 0) else 0 end`.as("rowsWait"),
] as const;

/** Workbooks that were brought in, the newest first. */
export function listImports(tx: Tx): Promise<readonly FinishedImport[]> {
  return finished(tx).select(facts).orderBy("i.imported_at", "desc").limit(100).execute();
}

export type ImportInFull = FinishedImport & {
  /** Open children of this workbook who wait for a decision now, as the tracker lists them. */
  readonly waiting: number;
  readonly problems: readonly Problem[];
  /** Empty for an import of the time before they were kept. */
  readonly counts: Partial<ImportCounts>;
};

export async function findImport(tx: Tx, importId: string): Promise<ImportInFull | undefined> {
  const row = await finished(tx)
    .select([...facts, "i.problems", "i.counts"])
    .where("i.import_id", "=", importId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...row,
    waiting: await countWaiting(tx, importId),
    problems: row.problems as unknown as readonly Problem[],
    counts: row.counts as Partial<ImportCounts>,
  };
}

/** The mark is the one that the tracker filters by. */
async function countWaiting(tx: Tx, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from protect.tracker_entries t
    where t.is_open and t.said_on is not null and exists (select from identify.import_rows r
      where r.person_id = t.person_id and r.last_import_id = ${importId}::uuid)`.execute(tx);
  return rows[0]?.count ?? 0;
}
