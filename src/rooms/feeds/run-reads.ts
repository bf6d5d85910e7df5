import type { Tx } from "../../platform/database/database.ts";
import { openText, ringOf, type Place } from "../../platform/sealing/index.ts";
import type { Problem } from "./taken.ts";

export type Run = {
  readonly runId: string;
  readonly sourceId: string;
  readonly source: string;
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly total: number;
  readonly done: number;
  readonly joined: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly waiting: number;
  readonly problems: readonly Problem[];
  readonly broughtById: string;
  readonly broughtBy: string;
  readonly broughtAt: Date;
  readonly endedAt: Date | null;
  /** Since when it is taken in the background; none before somebody asked for it. */
  readonly takingAt: Date | null;
  readonly takingById: string | null;
  /** A file that is still to be opened: nothing is known of it yet. */
  readonly isUnread: boolean;
  /** Why a file could not be read. */
  readonly wrong: string | null;
  readonly version: number;
};

const runs = (tx: Tx) =>
  tx
    .selectFrom("identify.feed_runs as r")
    .innerJoin("identify.feed_sources as s", "s.feed_source_id", "r.feed_source_id")
    .innerJoin("directory.staff as b", "b.staff_id", "r.brought_by")
    .select((is) => [
      "r.feed_run_id as runId",
      "r.feed_source_id as sourceId",
      "s.name as source",
      "r.file_name as fileName",
      "r.headings",
      "r.total",
      "r.done",
      "r.joined",
      "r.changed",
      "r.unchanged",
      "r.waiting",
      "r.problems",
      "r.brought_by as broughtById",
      "b.name as broughtBy",
      "r.brought_at as broughtAt",
      "r.ended_at as endedAt",
      "r.taking_at as takingAt",
      "r.taking_by as takingById",
      is("r.file_sealed", "is not", null).as("isUnread"),
      "r.wrong",
      "r.version",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof runs>["execute"]>>[number];
const runOf = (row: Row): Run => ({
  ...row,
  headings: row.headings as unknown as readonly string[],
  problems: row.problems as unknown as readonly Problem[],
  isUnread: Boolean(row.isUnread),
});

/** Newest first. */
export async function listRuns(
  tx: Tx,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<readonly Run[]> {
  const rows = await runs(tx)
    .orderBy("r.brought_at", "desc")
    .orderBy("r.feed_run_id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return rows.map(runOf);
}

export async function findRun(tx: Tx, runId: string): Promise<Run | undefined> {
  const row = await runs(tx).where("r.feed_run_id", "=", runId).executeTakeFirst();
  return row && runOf(row);
}

/** The oldest file of a system that this person began and did not finish. */
export async function findUnfinished(
  tx: Tx,
  { sourceId, by }: { readonly sourceId: string; readonly by: string },
): Promise<Run | undefined> {
  const row = await runs(tx)
    .where("r.feed_source_id", "=", sourceId)
    .where("r.brought_by", "=", by)
    .where("r.ended_at", "is", null)
    .where("r.file_sealed", "is", null)
    .orderBy("r.brought_at")
    .orderBy("r.feed_run_id")
    .limit(1)
    .executeTakeFirst();
  return row && runOf(row);
}

export const runPlace = (row: string, partnershipId: number): Place => ({
  table: "identify.feed_runs",
  row,
  partnershipId,
});

/** Rows of a file that is not finished. */
export async function rowsOfRun(tx: Tx, runId: string): Promise<readonly (readonly string[])[]> {
  const row = await tx
    .selectFrom("identify.feed_runs")
    .select(["rows", "rows_sealed", "sealed_key", "partnership_id"])
    .where("feed_run_id", "=", runId)
    .executeTakeFirst();
  if (!row) return [];
  const text = openText(ringOf(tx), runPlace(runId, row.partnership_id), {
    plain: row.rows === null ? null : JSON.stringify(row.rows),
    sealedKey: row.sealed_key,
    sealed: row.rows_sealed,
    column: "rows_sealed",
  });
  return JSON.parse(text ?? "[]") as readonly (readonly string[])[];
}
