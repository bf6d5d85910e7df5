import { sql } from "kysely";
import { addMonths, formatDate, londonDate } from "../../../kernel/dates.ts";
import { date, defineForm, text, type Sent } from "../../../kernel/forms/index.ts";
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

type Now = { readonly now: Date };
/** Nobody settles further ahead. */
const inTwoYears = (now: Date): string => addMonths(londonDate(now), 24);

export const publishForm = defineForm<Now>()({
  from: date({
    label: "First day of this version",
    hint: "What is filled in before that day asks the version before it",
    called: "First day",
    earliest: (_typed, { now }) => londonDate(now),
    latest: ({ now }) => inTwoYears(now),
  }),
  agreed: text({
    label: "Who agreed it, and when?",
    hint: "For example: the partnership’s executive, 3 November 2026",
    rows: 3,
    called: "Who agreed it",
    most: 1000,
    missing: "Enter who agreed it, and when",
  }),
});

type Compared = { readonly draft: ToolDraft; readonly latest: ToolVersion | undefined };

/** The draft, and the version in force that the page compares it with: both as they were read. */
export const readAt = ({ draft, latest }: Compared): string =>
  `${draft.version} ${latest?.id ?? ""}`;

/** Puts a draft in force from a day on. What is in force now is not changed; it ends the day before. */
export async function publishDraft(
  tx: Tx,
  { at, today }: CommandContext,
  { typed, ...compared }: Compared & { readonly typed: Sent<typeof publishForm> },
): Promise<Change> {
  const { draft, latest } = compared;
  if (typed.version !== readAt(compared)) return { kind: "stale" };
  const { value, errors = [] } = publishForm.read(typed, { now: at });
  if (!value || problemsOf(draft.body).length > 0) return { kind: "invalid", errors };
  const { rows } = await sql<{ became: "published" | "none" | "stale" | "newer" | "early" }>`
    select protect.publish_tool(${draft.draftId}::uuid, ${draft.version}::int, ${latest?.id ?? null}::uuid,
      ${value.from}::date, ${value.agreed}, ${at}) as became`.execute(tx);
  const became = rows[0]?.became;
  if (became === "published") return { kind: "accepted" };
  if (became !== "early") return { kind: "stale" };
  const message = `First day must be after ${formatDate(latest?.from ?? today)}, when the version before it begins`;
  return { kind: "invalid", errors: [{ field: "from", message }] };
}

export const withdrawForm = defineForm()({
  reason: text({
    label: "Why it is withdrawn",
    rows: 3,
    called: "Why",
    most: 1000,
    missing: "Enter why it is withdrawn",
  }),
});

type Newest = { readonly newest: ToolVersion };

/** Takes back a version whose first day has not come; the draft that it came from is open again. */
export async function withdrawTool(
  tx: Tx,
  { at }: CommandContext,
  { newest, typed }: Newest & { readonly typed: Sent<typeof withdrawForm> },
): Promise<Change> {
  if (typed.version !== newest.id) return { kind: "stale" };
  const { value, errors } = withdrawForm.read(typed, {});
  if (errors) return { kind: "invalid", errors };
  const { rows } = await sql<{ became: string }>`
    select protect.withdraw_tool(${newest.id}::uuid, ${value.reason}, ${at}) as became`.execute(tx);
  return rows[0]?.became === "withdrawn" ? { kind: "accepted" } : { kind: "stale" };
}

/** Put in force on these pages, from a day that has not come. */
export const isAhead = (
  { id, from }: ToolVersion,
  changes: readonly ToolChange[],
  today: string,
): boolean =>
  from > today && changes.some((one) => one.step === "published" && one.versionId === id);

export const retireForm = defineForm<Now & Newest>()({
  on: date({
    label: "Last day on which it can be filled in",
    called: "Last day",
    earliest: (_typed, { now, newest: { from } }) => {
      const today = londonDate(now);
      return from > today ? from : today;
    },
    latest: ({ now }) => inTwoYears(now),
  }),
  reason: text({
    label: "Why it is retired, and what is used instead",
    rows: 3,
    called: "Why",
    most: 1000,
    missing: "Enter why it is retired, and what is used instead",
  }),
});

/** The last day on which a tool can be filled in. */
export async function retireTool(
  tx: Tx,
  { at }: CommandContext,
  { newest, typed }: Newest & { readonly typed: Sent<typeof retireForm> },
): Promise<Change> {
  if (typed.version !== newest.id) return { kind: "stale" };
  const { value, errors } = retireForm.read(typed, { now: at, newest });
  if (errors) return { kind: "invalid", errors };
  const { rows } = await sql<{ became: string }>`
    select protect.retire_tool(${newest.id}::uuid, ${value.on}::date, ${value.reason}, ${at}) as became`.execute(
    tx,
  );
  return rows[0]?.became === "retired" ? { kind: "accepted" } : { kind: "stale" };
}
