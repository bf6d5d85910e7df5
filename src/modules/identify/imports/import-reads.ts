import type { Tx } from "../../../platform/database/database.ts";
import type { Problem } from "./reading/reading-types.ts";
import type { ImportCounts } from "./writing/write-types.ts";

export type FinishedImport = {
  readonly importId: string;
  readonly fileName: string;
  readonly rows: number;
  readonly children: number;
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
] as const;

/** Workbooks that were brought in, the newest first. */
export function listImports(tx: Tx): Promise<readonly FinishedImport[]> {
  return finished(tx).select(facts).orderBy("i.imported_at", "desc").limit(100).execute();
}

export type ImportInFull = FinishedImport & {
  readonly problems: readonly Problem[];
  /** Empty for an import of the time before they were kept. */
  readonly counts: Partial<ImportCounts>;
};

export async function findImport(tx: Tx, importId: string): Promise<ImportInFull | undefined> {
  const row = await finished(tx)
    .select([...facts, "i.problems", "i.counts"])
    .where("i.import_id", "=", importId)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      problems: row.problems as unknown as readonly Problem[],
      counts: row.counts as Partial<ImportCounts>,
    }
  );
}
