import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { enqueue } from "../../../platform/jobs/jobs.ts";
import { readingJobs, type WorkbookKind } from "./workbook-kind.ts";
import type { ImportDecision, Workbook } from "./workbook-types.ts";

type Deciding = { readonly actor: StaffActor; readonly at: Date };

/** One answer; an empty verdict takes an earlier one back. */
export type Answer = {
  readonly kind: ImportDecision["kind"];
  readonly key: string;
  readonly verdict: ImportDecision["verdict"] | "";
};

function merged(
  decisions: readonly ImportDecision[],
  answers: readonly Answer[],
  { actor, at }: Deciding,
): readonly ImportDecision[] {
  const idOf = ({ kind, key }: Answer | ImportDecision): string => `${kind} ${key}`;
  const asked = new Map(answers.map((answer) => [idOf(answer), answer]));
  const before = new Map(decisions.map((one) => [idOf(one), one]));
  const kept = decisions.filter((one) => {
    const answer = asked.get(idOf(one));
    return answer === undefined || answer.verdict === one.verdict;
  });
  const fresh = answers.flatMap(({ kind, key, verdict }) =>
    verdict === "" || before.get(`${kind} ${key}`)?.verdict === verdict
      ? []
      : [{ kind, key, verdict, by: actor.id, byName: actor.name, at: at.toISOString() }],
  );
  return [...kept, ...fresh];
}

/** Keeps what a person decided about rows. False where somebody else decided in the meantime. */
export async function saveDecisions(
  tx: Tx,
  { actor, at }: Deciding,
  {
    workbook,
    version,
    answers,
  }: {
    readonly workbook: Workbook;
    readonly version: number;
    readonly answers: readonly Answer[];
  },
): Promise<boolean> {
  const now = merged(workbook.decisions, answers, { actor, at });
  // Two rows that are one child change much else that was read: which name is put right, what is alike.
  const isPair = answers.some(({ kind }) => kind === "pair") && isOther(workbook.decisions, now);
  const { numUpdatedRows } = await tx
    .updateTable("identify.workbooks")
    .set((row) => ({
      decisions: toJsonb(now),
      version: row("version", "+", 1),
      ...(isPair ? { state: "waiting", reading: null, reading_sealed: null } : {}),
    }))
    .where("import_id", "=", workbook.importId)
    .where("version", "=", version)
    .where("state", "=", "read")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (isPair) await enqueue(tx, readingJobs.tracker, payloadOf(workbook, actor.partnershipId));
  return true;
}

const isOther = (before: readonly ImportDecision[], now: readonly ImportDecision[]): boolean =>
  JSON.stringify(before) !== JSON.stringify(now);

const payloadOf = ({ importId }: Pick<Workbook, "importId">, partnershipId: number) => ({
  importId,
  partnershipId: String(partnershipId),
});

/** Puts an unfinished import away: nothing of it is kept. */
export async function removeWorkbook(
  tx: Tx,
  importId: string,
  kind: WorkbookKind = "tracker",
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("identify.workbooks")
    .where("import_id", "=", importId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** After the rest was written: whoever confirms at the same moment is told. */
export async function keepForRows(tx: Tx, importId: string): Promise<void> {
  await tx
    .updateTable("identify.workbooks")
    .set((row) => ({ version: row("version", "+", 1) }))
    .where("import_id", "=", importId)
    .execute();
}

type ReadingAgain = {
  readonly columns: object;
  readonly partnershipId: number;
  readonly kind?: WorkbookKind;
  /** Those that still mean something when the file is read anew; without it, all stay. */
  readonly decisions?: readonly object[];
};

/** Has the workbook read anew, with what a person said its columns hold. False where it changed meanwhile. */
export async function readAgain(
  tx: Tx,
  workbook: Pick<Workbook, "importId" | "version">,
  { columns, partnershipId, kind = "tracker", decisions }: ReadingAgain,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.workbooks")
    .set((row) => ({
      state: "waiting",
      reading: null,
      reading_sealed: null,
      reason: null,
      columns: toJsonb(columns),
      ...(decisions === undefined ? {} : { decisions: toJsonb(decisions) }),
      version: row("version", "+", 1),
    }))
    .where("import_id", "=", workbook.importId)
    .where("version", "=", workbook.version)
    .where("state", "<>", "waiting")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await enqueue(tx, readingJobs[kind], payloadOf(workbook, partnershipId));
  return true;
}

/** Keeps what was decided about a file of another kind. False where it changed meanwhile. */
export async function keepDecisions(
  tx: Tx,
  { importId, version }: Pick<Workbook, "importId" | "version">,
  decisions: readonly object[],
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.workbooks")
    .set((row) => ({ decisions: toJsonb(decisions), version: row("version", "+", 1) }))
    .where("import_id", "=", importId)
    .where("version", "=", version)
    .where("state", "=", "read")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
