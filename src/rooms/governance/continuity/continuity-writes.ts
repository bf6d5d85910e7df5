import { newId } from "../../../kernel/ids.ts";
import type { SystemActor } from "../../../platform/access/actor.ts";
import { writeAudit } from "../../../platform/audit/audit.ts";
import type { BackupMade, Restored } from "../../../platform/backup/index.ts";
import type { Tx } from "../../../platform/database/database.ts";

export type Kept = {
  readonly at: Date;
  readonly tookMs: number;
  /** Who made it: the command line, or the worker. */
  readonly by: (partnershipId: number) => SystemActor;
};

/** Keeps that a backup was written. Under the maintenance role: it is of every partnership. */
export async function keepBackup(tx: Tx, made: BackupMade, kept: Kept): Promise<void> {
  const { tables, rows, marks, notOurs = [] } = made.manifest;
  await tx
    .insertInto("continuity.backups")
    .values({
      backup_id: newId(),
      made_at: made.madeAt,
      file_name: made.fileName,
      size_bytes: made.bytes,
      sha256: Buffer.from(made.sha256, "hex"),
      table_count: tables.length,
      row_count: rows,
      file_count: marks.files,
      took_ms: kept.tookMs,
      ...(notOurs.length > 0 && { not_ours: [...notOurs] }),
    })
    .execute();
  await auditEach(tx, kept, { action: "backup.make", count: rows });
}

/** Keeps that a backup was restored and compared, and what came of it. */
export async function keepProof(
  tx: Tx,
  { restored, fileName }: { readonly restored: Restored; readonly fileName: string },
  kept: Kept,
): Promise<void> {
  const { header, manifest, comparison } = restored;
  await tx
    .insertInto("continuity.proofs")
    .values({
      proof_id: newId(),
      proved_at: kept.at,
      file_name: fileName,
      backup_made_at: new Date(header.madeAt),
      table_count: manifest.tables.length,
      row_count: manifest.rows,
      file_count: manifest.marks.files,
      audit_count: manifest.marks.auditEvents,
      took_ms: kept.tookMs,
      differences: [...comparison.differences],
    })
    .execute();
  await auditEach(tx, kept, { action: "backup.prove", count: comparison.differences.length });
}

/** What concerns the whole installation stands in every partnership's audit. */
async function auditEach(
  tx: Tx,
  { by, at }: Kept,
  { action, count }: { readonly action: string; readonly count: number },
): Promise<void> {
  const all = await tx.selectFrom("directory.partnerships").select("partnership_id").execute();
  for (const { partnership_id: partnershipId } of all) {
    const detail = { count };
    const entry = {
      action,
      outcome: "done",
      route: "lantern",
      requestId: newId(),
      detail,
    } as const;
    await writeAudit(tx, by(partnershipId), { entry, at });
  }
}
