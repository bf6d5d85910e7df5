import { sql } from "kysely";
import { addMonths, formatDate } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import {
  readInstrument,
  problemsInDefinition,
  type DefinitionProblem,
  type Instrument,
} from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Change } from "../../child-record/index.ts";
import type { ToolChange, ToolDraft, ToolVersion } from "./draft-reads.ts";

/** All that keeps a draft from being put in force. */
export function problemsOf(body: Instrument): readonly DefinitionProblem[] {
  const problems = problemsInDefinition(body);
  if (problems.length > 0) return problems;
  const read = readInstrument(body);
  return read.kind === "invalid" ? read.problems : [];
}

export type PublishForm = {
  readonly from: DateParts;
  readonly agreed: string;
  /** Of the draft, as it was read, and of the version that it was compared with: "7 0193…". */
  readonly readAt: string;
};

type Publishing = {
  readonly draft: ToolDraft;
  readonly latest: ToolVersion | undefined;
  readonly form: PublishForm;
};

/** Puts a draft in force from a day on. What is in force now is not changed; it ends the day before. */
export async function publishDraft(
  tx: Tx,
  { at, today }: CommandContext,
  { draft, latest, form }: Publishing,
): Promise<Change> {
  const errors: FieldError[] = [];
  const from = readDateParts(form.from, {
    name: "First day",
    earliest: today,
    latest: addMonths(today, 24),
  });
  if (!from.ok) errors.push({ field: "from", message: from.error });
  const agreed = readText(form.agreed, {
    name: "Who agreed it",
    most: 1000,
    missing: "Enter who agreed it, and when",
  });
  if (!agreed.ok) errors.push({ field: "agreed", message: agreed.error });
  if (!from.ok || !agreed.ok || problemsOf(draft.body).length > 0)
    return { kind: "invalid", errors };
  const [, version = "0", against] =
    /^(\d{1,9}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/.exec(form.readAt) ??
    ([] as readonly string[]);
  const { rows } = await sql<{ became: "published" | "none" | "stale" | "newer" | "early" }>`
    select protect.publish_tool(${draft.draftId}::uuid, ${version}::int, ${against ?? null}::uuid,
      ${from.value}::date, ${agreed.value}, ${at}) as became`.execute(tx);
  const became = rows[0]?.became;
  if (became === "published") return { kind: "accepted" };
  if (became !== "early") return { kind: "stale" };
  const message = `First day must be after ${formatDate(latest?.from ?? today)}, when the version before it begins`;
  return { kind: "invalid", errors: [{ field: "from", message }] };
}

export type RetireForm = {
  readonly on: DateParts;
  readonly reason: string;
  readonly latest: string;
};

type WithdrawForm = { readonly reason: string; readonly latest: string };

/** Takes back a version whose first day has not come; the draft that it came from is open again. */
export async function withdrawTool(
  tx: Tx,
  { at }: CommandContext,
  { form }: { readonly form: WithdrawForm },
): Promise<Change> {
  const missing = "Enter why it is withdrawn";
  const reason = readText(form.reason, { name: "Why", most: 1000, missing });
  if (!reason.ok) return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  if (!isUuid.test(form.latest)) return { kind: "stale" };
  const { rows } = await sql<{ became: string }>`
    select protect.withdraw_tool(${form.latest}::uuid, ${reason.value}, ${at}) as became`.execute(
    tx,
  );
  return rows[0]?.became === "withdrawn" ? { kind: "accepted" } : { kind: "stale" };
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Put in force on these pages, from a day that has not come. */
export const isAhead = (
  { id, from }: ToolVersion,
  changes: readonly ToolChange[],
  today: string,
): boolean =>
  from > today && changes.some((one) => one.step === "published" && one.versionId === id);

/** The last day on which a tool can be filled in. */
export async function retireTool(
  tx: Tx,
  { at, today }: CommandContext,
  { latest, form }: { readonly latest: ToolVersion; readonly form: RetireForm },
): Promise<Change> {
  const errors: FieldError[] = [];
  const earliest = latest.from > today ? latest.from : today;
  const on = readDateParts(form.on, {
    name: "Last day",
    earliest,
    latest: addMonths(today, 24),
  });
  if (!on.ok) errors.push({ field: "on", message: on.error });
  const missing = "Enter why it is retired, and what is used instead";
  const reason = readText(form.reason, { name: "Why", most: 1000, missing });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!on.ok || !reason.ok) return { kind: "invalid", errors };
  if (form.latest !== latest.id) return { kind: "stale" };
  const { rows } = await sql<{ became: string }>`
    select protect.retire_tool(${latest.id}::uuid, ${on.value}::date, ${reason.value}, ${at}) as became`.execute(
    tx,
  );
  return rows[0]?.became === "retired" ? { kind: "accepted" } : { kind: "stale" };
}
