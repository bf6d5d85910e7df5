import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

export type BackupLine = {
  readonly madeAt: Date;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly rowCount: number;
  readonly fileCount: number;
  readonly tookMs: number;
  /** What stood in the database and is not in the backup, because Lantern did not make it. */
  readonly notOurs: readonly string[];
};

export type ProofLine = {
  readonly provedAt: Date;
  readonly fileName: string;
  readonly backupMadeAt: Date;
  readonly tableCount: number;
  readonly rowCount: number;
  readonly fileCount: number;
  readonly tookMs: number;
  readonly differences: readonly string[];
};

export type SheetLine = {
  readonly writtenAt: Date;
  readonly childCount: number;
  readonly restrictedCount: number;
};

export type Continuity = {
  readonly backups: readonly BackupLine[];
  readonly proofs: readonly ProofLine[];
  readonly sheet: SheetLine | undefined;
};

/** The newest of each, for whoever watches the installation's health. */
export async function readContinuity(tx: Tx): Promise<Continuity> {
  const backups = await sql<BackupLine>`
    select made_at as "madeAt", file_name as "fileName", size_bytes::float8 as "sizeBytes",
      row_count::float8 as "rowCount", file_count as "fileCount", took_ms as "tookMs", not_ours as "notOurs"
    from continuity.newest_backups()`.execute(tx);
  const proofs = await sql<ProofLine>`
    select proved_at as "provedAt", file_name as "fileName", backup_made_at as "backupMadeAt",
      table_count as "tableCount", row_count::float8 as "rowCount", file_count as "fileCount",
      took_ms as "tookMs", differences
    from continuity.newest_proofs()`.execute(tx);
  const sheets = await sql<SheetLine>`
    select written_at as "writtenAt", child_count as "childCount", restricted_count as "restrictedCount"
    from continuity.newest_sheet()`.execute(tx);
  return { backups: backups.rows, proofs: proofs.rows, sheet: sheets.rows[0] };
}
