import type { Tx } from "../../../platform/database/database.ts";
import { newId } from "../../../kernel/ids.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import { enqueue } from "../../../platform/jobs/jobs.ts";
import { openText, ringOf, sealValues, type Place } from "../../../platform/sealing/index.ts";
import { areFit, rawOf } from "./columns.ts";
import { codesOn } from "./codes.ts";
import type { FeedFile } from "./read-file.ts";
import { findSource, type FeedSource } from "./source-reads.ts";
import { takingJob } from "./taking-job-name.ts";
import { takeRows } from "./take-rows.ts";
import type { Problem, RawRow, Taken } from "./taken.ts";
import type { Acting } from "./writing.ts";

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
  readonly version: number;
};

/** Rows that are taken at once: short enough that nobody else waits. */
const atOnce = 100;

const runs = (tx: Tx) =>
  tx
    .selectFrom("identify.feed_runs as r")
    .innerJoin("identify.feed_sources as s", "s.feed_source_id", "r.feed_source_id")
    .innerJoin("directory.staff as b", "b.staff_id", "r.brought_by")
    .select([
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
      "r.version",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof runs>["execute"]>>[number];
const runOf = (row: Row): Run => ({
  ...row,
  headings: row.headings as unknown as readonly string[],
  problems: row.problems as unknown as readonly Problem[],
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
    .orderBy("r.brought_at")
    .orderBy("r.feed_run_id")
    .limit(1)
    .executeTakeFirst();
  return row && runOf(row);
}

const place = (row: string, partnershipId: number): Place => ({
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
  const text = openText(ringOf(tx), place(runId, row.partnership_id), {
    plain: row.rows === null ? null : JSON.stringify(row.rows),
    ...{ sealedKey: row.sealed_key, sealed: row.rows_sealed, column: "rows_sealed" },
  });
  return JSON.parse(text ?? "[]") as readonly (readonly string[])[];
}

/** Keeps the rows of a file, sealed, until they are taken; nothing is written of them yet. */
export async function addRun(
  tx: Tx,
  { actor, at }: Acting,
  { sourceId, file }: { readonly sourceId: string; readonly file: FeedFile },
): Promise<string> {
  const runId = newId();
  const values = { rows_sealed: JSON.stringify(file.rows) };
  const { sealedKey, sealed } = sealValues(ringOf(tx), place(runId, actor.partnershipId), values);
  await tx
    .insertInto("identify.feed_runs")
    .values({
      ...{ feed_run_id: runId, partnership_id: actor.partnershipId, feed_source_id: sourceId },
      ...{ file_name: file.name, headings: toJsonb(file.headings), sealed_key: sealedKey },
      ...{ ...sealed, total: file.rows.length, brought_by: actor.id, brought_at: at },
    })
    .execute();
  return runId;
}

export type GoneOn =
  | { readonly kind: "accepted"; readonly taken: readonly Taken[]; readonly isDone: boolean }
  | { readonly kind: "no columns" }
  /** Somebody else went on with it: what is shown now is where it stands. */
  | { readonly kind: "stale" };

/** Takes the next rows, from where it stopped; the last of them ends the run. */
export async function goOn(
  tx: Tx,
  acting: Acting,
  { run, version }: { readonly run: Run; readonly version: number },
): Promise<GoneOn> {
  const isAnothers = run.takingById !== null && run.takingById !== acting.actor.id;
  if (run.version !== version || run.endedAt !== null || isAnothers) return { kind: "stale" };
  const source = await findSource(tx, run.sourceId);
  if (!source || !areFit(source.kind, source.columns, run.headings)) return { kind: "no columns" };
  // Whoever comes second with the same version waits here, and finds it gone on.
  const isMine = await hold(tx, run);
  if (!isMine) return { kind: "stale" };
  const rows = (await rowsOfRun(tx, run.runId)).slice(run.done, run.done + atOnce);
  const raw = rows.map((cells, at): RawRow => {
    const about = { columns: source.columns, headings: run.headings };
    return { row: run.done + at + 2, cells: rawOf(cells, about) };
  });
  const taken = await takeRun(tx, acting, { source, runId: run.runId }, raw);
  return { kind: "accepted", taken, isDone: await count(tx, acting, { run, taken }) };
}

async function takeRun(
  tx: Tx,
  acting: Acting,
  { source, runId }: { readonly source: FeedSource; readonly runId: string },
  rows: readonly RawRow[],
): Promise<readonly Taken[]> {
  const codes = await codesOn(tx, source.kind, acting.today);
  return takeRows(tx, acting, { source, runId, codes }, rows);
}

async function hold(tx: Tx, { runId, version }: Run): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.feed_runs")
    .set({ version: version + 1 })
    .where("feed_run_id", "=", runId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const nobody = { taking_by: null, taking_at: null };
const noRows = { rows: null, rows_sealed: null, sealed_key: null };

async function count(
  tx: Tx,
  { at }: Acting,
  { run, taken }: { readonly run: Run; readonly taken: readonly Taken[] },
): Promise<boolean> {
  const of = (state: Taken["state"]): number => taken.filter((one) => one.state === state).length;
  const done = run.done + taken.length;
  const isDone = done >= run.total;
  const problems = [...run.problems, ...taken.flatMap((one) => one.problems)];
  await tx
    .updateTable("identify.feed_runs")
    .set({
      ...{ done, problems: toJsonb(problems), waiting: run.waiting + of("waiting") },
      ...{ joined: run.joined + of("joined"), changed: run.changed + of("changed") },
      unchanged: run.unchanged + of("unchanged"),
      ...(isDone ? { ...noRows, ended_at: at } : {}),
    })
    .where("feed_run_id", "=", run.runId)
    .execute();
  return isDone;
}

type Taking = "accepted" | "no columns" | "stale";

/** Has a file taken in the background; whoever asks is the one who acts. */
export async function startTaking(
  tx: Tx,
  { actor, at }: Acting,
  { run, version }: { readonly run: Run; readonly version: number },
): Promise<Taking> {
  const source = await findSource(tx, run.sourceId);
  if (!source || !areFit(source.kind, source.columns, run.headings)) return "no columns";
  const { numUpdatedRows } = await tx
    .updateTable("identify.feed_runs")
    .set({ taking_by: actor.id, taking_at: at, version: version + 1 })
    .where("feed_run_id", "=", run.runId)
    .where("version", "=", version)
    .where("taking_at", "is", null)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return "stale";
  await enqueue(tx, takingJob, { runId: run.runId });
  return "accepted";
}

/**
 * Ends a run before its end: what was taken stays, the other rows are not kept. While it is taken in the
 * background it moves on with each hundred rows, and is stopped wherever it stands.
 */
export async function stopRun(
  tx: Tx,
  { at }: Acting,
  { run, version }: { readonly run: Run; readonly version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.feed_runs")
    .set((is) => ({ ...nobody, ...noRows, ended_at: at, version: is("version", "+", 1) }))
    .where("feed_run_id", "=", run.runId)
    .where((is) => is.or([is("version", "=", version), is("taking_at", "is not", null)]))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
