import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import {
  findReading,
  importedOn,
  keepForRows,
  removeWorkbook,
  rememberSource,
  type ReadWorkbook,
} from "../../imports/index.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Decision } from "./decisions.ts";
import type { FileReading } from "./file-reading.ts";
import { planOfFile } from "./known-reads.ts";
import { countLines, type Line, type PlanCounts } from "./plan-file.ts";
import { writeLines } from "./write-file.ts";

export type TrainingFile = Omit<ReadWorkbook<FileReading>, "decisions"> & {
  readonly decisions: readonly Decision[];
};

/** A file that was read and waits; undefined while it is read, and once nothing of it waits. */
export async function findTrainingFile(
  tx: Tx,
  importId: string,
): Promise<TrainingFile | undefined> {
  const file = await findReading<FileReading>(tx, importId, "training");
  return file && { ...file, decisions: file.decisions as unknown as readonly Decision[] };
}

export const planOf = (tx: Tx, file: TrainingFile, today: string): Promise<readonly Line[]> =>
  planOfFile(tx, { reading: file.reading, decisions: file.decisions, today });

type Confirmed =
  | { readonly kind: "written"; readonly counts: PlanCounts }
  | { readonly kind: "stale" }
  | { readonly kind: "gone" }
  | { readonly kind: "again"; readonly at: Date };

/**
 * Writes what the page shows, once, by a plan that is made anew. Of two who confirm at the same moment the second
 * waits and is told. The file goes when no row of it waits any more.
 */
export async function confirmFile(
  tx: Tx,
  by: CommandContext,
  { importId, version }: { readonly importId: string; readonly version: number },
): Promise<Confirmed> {
  const held = await tx
    .selectFrom("identify.workbooks")
    .select("version")
    .where("import_id", "=", importId)
    .where("kind", "=", "training")
    .where("state", "=", "read")
    .forUpdate()
    .executeTakeFirst();
  const file = held && (await findTrainingFile(tx, importId));
  if (!file) return { kind: "gone" };
  if (file.version !== version) return { kind: "stale" };
  const written = await writeTrainingFile(tx, by, file);
  if (written.kind !== "written") return written;
  if (written.counts.waits === 0) await removeWorkbook(tx, importId, "training");
  else await keepForRows(tx, importId);
  return written;
}

type ToWrite = Pick<TrainingFile, "importId" | "fileName" | "sha256" | "reading" | "decisions">;

/** Writes a file that was read, wherever it was: all in the caller's transaction. */
export async function writeTrainingFile(
  tx: Tx,
  by: CommandContext,
  file: ToWrite,
): Promise<Extract<Confirmed, { kind: "written" | "again" }>> {
  const { importId, sha256, reading, decisions } = file;
  const before = await importedOn(tx, sha256, "training");
  if (before && before.importId !== importId) return { kind: "again", at: before.at };
  const lines = await planOfFile(tx, { reading, decisions, today: by.today });
  const counts = countLines(lines);
  if (before) await addCounts(tx, importId, counts);
  else if (!(await recordFile(tx, by, { ...file, counts }))) return { kind: "again", at: by.at };
  await writeLines(tx, by, { lines, decisions });
  for (const { fingerprint, columns } of reading.mappings)
    await rememberSource(tx, by, { source: fingerprint, columns });
  return { kind: "written", counts };
}

/** Rows that waited were decided: what was written is counted with what was before. */
async function addCounts(tx: Tx, importId: string, now: PlanCounts): Promise<void> {
  const { counts } = await tx
    .selectFrom("identify.imports")
    .select("counts")
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
  const then = counts as Partial<PlanCounts>;
  const written = (then.written ?? 0) + now.written;
  const people = (then.people ?? 0) + now.people;
  await tx
    .updateTable("identify.imports")
    .set({ counts: toJsonb({ ...now, written, people }) })
    .where("import_id", "=", importId)
    .execute();
}

/** False where somebody else has just confirmed the same file. */
async function recordFile(
  tx: Tx,
  { actor, at }: CommandContext,
  { importId, fileName, sha256, reading, counts }: ToWrite & { readonly counts: PlanCounts },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("identify.imports")
    .values({
      import_id: importId,
      partnership_id: actor.partnershipId,
      kind: "training",
      file_name: fileName.slice(0, 255),
      file_sha256: sha256,
      rows_read: reading.rows.length,
      children_made: 0,
      problems: toJsonb([]),
      counts: toJsonb(counts),
      imported_by: actor.id,
      imported_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["partnership_id", "kind", "file_sha256"]).doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
