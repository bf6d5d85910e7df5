import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { enqueue } from "../../platform/jobs/jobs.ts";
import { openBytes, ringOf, sealValues } from "../../platform/sealing/index.ts";
import type { FeedFile, Unopened } from "./read-file.ts";
import { readingJob } from "./reading-job-name.ts";
import { runPlace } from "./run-reads.ts";
import type { CommandContext } from "./writing.ts";

/** Keeps a file, sealed, until it has been opened in the background. */
export async function addUnread(
  tx: Tx,
  { actor, at }: CommandContext,
  { sourceId, unopened }: { readonly sourceId: string; readonly unopened: Unopened },
): Promise<string> {
  const runId = newId();
  const { partnershipId } = actor;
  const values = { file_sealed: unopened.content };
  const { sealedKey, sealed } = sealValues(ringOf(tx), runPlace(runId, partnershipId), values);
  await tx
    .insertInto("identify.feed_runs")
    .values({
      feed_run_id: runId,
      partnership_id: partnershipId,
      feed_source_id: sourceId,
      file_name: unopened.name,
      headings: toJsonb([]),
      sealed_key: sealedKey,
      ...sealed,
      total: 0,
      brought_by: actor.id,
      brought_at: at,
    })
    .execute();
  await enqueue(tx, readingJob, { runId, partnershipId: String(partnershipId) });
  return runId;
}

export type Unread = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly version: number;
};

/** None where it was opened already, or put away meanwhile. */
export async function findUnread(tx: Tx, runId: string): Promise<Unread | undefined> {
  const row = await tx
    .selectFrom("identify.feed_runs")
    .select(["file_name as name", "file_sealed", "sealed_key", "partnership_id", "version"])
    .where("feed_run_id", "=", runId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (!row?.file_sealed) return undefined;
  const bytes = openBytes(ringOf(tx), runPlace(runId, row.partnership_id), {
    sealedKey: row.sealed_key,
    sealed: row.file_sealed,
    column: "file_sealed",
  });
  return { name: row.name, bytes: new Uint8Array(bytes), version: row.version };
}

type Opened = {
  readonly runId: string;
  readonly partnershipId: number;
  readonly version: number;
  readonly file: FeedFile | { readonly wrong: string };
  readonly at: Date;
};

/** The rows, or in one sentence why there are none: then the run has ended. Either way the file goes. */
export async function keepOpened(
  tx: Tx,
  { runId, partnershipId, version, file, at }: Opened,
): Promise<void> {
  await tx
    .updateTable("identify.feed_runs")
    .set({
      file_sealed: null,
      version: version + 1,
      ...("wrong" in file
        ? { wrong: file.wrong.slice(0, 500), ended_at: at, sealed_key: null }
        : { ...sealRows(tx, { runId, partnershipId }, file), total: file.rows.length }),
    })
    .where("feed_run_id", "=", runId)
    .where("version", "=", version)
    .where("file_sealed", "is not", null)
    .execute();
}

type Named = Pick<Opened, "runId" | "partnershipId">;

function sealRows(tx: Tx, { runId, partnershipId }: Named, { headings, rows }: FeedFile) {
  const values = { rows_sealed: JSON.stringify(rows) };
  const { sealedKey, sealed } = sealValues(ringOf(tx), runPlace(runId, partnershipId), values);
  return { headings: toJsonb(headings), sealed_key: sealedKey, ...sealed };
}
