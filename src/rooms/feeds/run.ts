import type { Tx } from "../../platform/database/database.ts";
import { newId } from "../../kernel/ids.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { enqueue } from "../../platform/jobs/jobs.ts";
import { ringOf, sealValues } from "../../platform/sealing/index.ts";
import { areFit, rawOf } from "./columns.ts";
import { codesOn } from "./codes.ts";
import type { FeedFile } from "./read-file.ts";
import { rowsOfRun, runPlace, type Run } from "./run-reads.ts";
import { findSource, type FeedSource } from "./source-reads.ts";
import { atOnce, RowsFailed, type Step } from "./stepping.ts";
import { takingJob } from "./taking-job-name.ts";
import { takeRows } from "./take-rows.ts";
import { leftOut, type RawRow, type Taken } from "./taken.ts";
import type { CommandContext } from "./writing.ts";

/** Keeps the rows of a file, sealed, until they are taken; nothing is written of them yet. */
export async function addRun(
  tx: Tx,
  { actor, at }: CommandContext,
  { sourceId, file }: { readonly sourceId: string; readonly file: FeedFile },
): Promise<string> {
  const runId = newId();
  const values = { rows_sealed: JSON.stringify(file.rows) };
  const { sealedKey, sealed } = sealValues(
    ringOf(tx),
    runPlace(runId, actor.partnershipId),
    values,
  );
  await tx
    .insertInto("identify.feed_runs")
    .values({
      feed_run_id: runId,
      partnership_id: actor.partnershipId,
      feed_source_id: sourceId,
      file_name: file.name,
      headings: toJsonb(file.headings),
      sealed_key: sealedKey,
      ...sealed,
      total: file.rows.length,
      brought_by: actor.id,
      brought_at: at,
    })
    .execute();
  return runId;
}

export type GoneOn =
  | { readonly kind: "accepted"; readonly taken: readonly Taken[]; readonly isDone: boolean }
  | { readonly kind: "no columns" }
  /** Somebody else went on with it: what is shown now is where it stands. */
  | { readonly kind: "stale" };

type Going = { readonly run: Run; readonly version: number; readonly step?: Step };

/**
 * Takes the next rows, from where it stopped; the last of them ends the run.
 * @throws {RowsFailed} where they cannot be taken
 */
export async function goOn(
  tx: Tx,
  acting: CommandContext,
  { run, version, step = { most: atOnce } }: Going,
): Promise<GoneOn> {
  const isAnothers = run.takingById !== null && run.takingById !== acting.actor.id;
  if (run.version !== version || run.endedAt !== null || isAnothers) return { kind: "stale" };
  const source = await findSource(tx, run.sourceId);
  if (!source || !areFit(source.kind, source.columns, run.headings)) return { kind: "no columns" };
  // Somebody else took the row that was to be set aside.
  if ("left" in step && step.left.done !== run.done) return { kind: "stale" };
  // Whoever comes second with the same version waits here, and finds it gone on.
  const isMine = await hold(tx, run);
  if (!isMine) return { kind: "stale" };
  const taken =
    "left" in step
      ? [leftOut(rowAt(run.done), "", step.left.code)]
      : await takeRun(tx, acting, { source, run, most: step.most });
  return { kind: "accepted", taken, isDone: await count(tx, acting, { run, taken }) };
}

/** As a spreadsheet counts, below the headings. */
const rowAt = (done: number): number => done + 2;

type TakingRun = { readonly source: FeedSource; readonly run: Run; readonly most: number };

async function takeRun(
  tx: Tx,
  acting: CommandContext,
  { source, run, most }: TakingRun,
): Promise<readonly Taken[]> {
  const rows = (await rowsOfRun(tx, run.runId)).slice(run.done, run.done + most);
  const about = { columns: source.columns, headings: run.headings };
  const raw = rows.map((cells, at): RawRow => {
    return { row: rowAt(run.done + at), cells: rawOf(cells, about) };
  });
  const codes = await codesOn(tx, source.kind, acting.today);
  try {
    return await takeRows(tx, acting, { source, runId: run.runId, codes }, raw);
  } catch (error) {
    throw new RowsFailed(error, run.done);
  }
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
const noRows = { rows: null, rows_sealed: null, file_sealed: null, sealed_key: null };

async function count(
  tx: Tx,
  { at }: CommandContext,
  { run, taken }: { readonly run: Run; readonly taken: readonly Taken[] },
): Promise<boolean> {
  const of = (state: Taken["state"]): number => taken.filter((one) => one.state === state).length;
  const done = run.done + taken.length;
  const isDone = done >= run.total;
  const problems = [...run.problems, ...taken.flatMap((one) => one.problems)];
  await tx
    .updateTable("identify.feed_runs")
    .set({
      done,
      problems: toJsonb(problems),
      waiting: run.waiting + of("waiting"),
      joined: run.joined + of("joined"),
      changed: run.changed + of("changed"),
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
  { actor, at }: CommandContext,
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
  { at }: CommandContext,
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
