import { sql } from "kysely";
import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import { appendChronology } from "../../child-record/index.ts";
import { texts } from "../../../kernel/read-texts.ts";
import { earliest, type About, type CommandContext } from "./prepare.ts";

export const verdicts = {
  considered: "Considered",
  "not-considered": "Not considered",
  "not-applicable": "Not applicable",
} as const;
export type Verdict45 = keyof typeof verdicts;

export const counsel = {
  had: "Legal advice was had",
  asked: "Legal advice was asked for",
  "not-asked": "No legal advice was asked for",
} as const;
export type Advice45 = keyof typeof counsel;

export type View45 = {
  readonly verdict: Verdict45;
  readonly consideredOn: string;
  readonly consideredBy: string;
  readonly advice: Advice45;
  readonly reason: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** Every time it was looked at, the newest first: that one stands. */
export async function listViews45(tx: Tx, personId: string): Promise<readonly View45[]> {
  const { rows } = await sql<View45>`
    select v.verdict, v.considered_on as "consideredOn", v.considered_by as "consideredBy", v.advice, v.reason,
      ${shownName({ staff: "s", at: "v.recorded_at" })} as "recordedBy", v.recorded_at as "recordedAt"
    from protect.section45_views v join directory.staff s on s.staff_id = v.recorded_by
    where v.person_id = ${personId}::uuid order by v.section45_view_id desc limit 100`.execute(tx);
  return rows;
}

export type Form45 = {
  readonly verdict: string;
  readonly considered: DateParts;
  readonly consideredBy: string;
  readonly advice: string;
  readonly reason: string;
};

const isVerdict = (text: string): text is Verdict45 => Object.hasOwn(verdicts, text);
const isAdvice = (text: string): text is Advice45 => Object.hasOwn(counsel, text);

type Read45 = {
  readonly verdict: Verdict45;
  readonly advice: Advice45;
  readonly on: string;
  readonly consideredBy: string;
  readonly reason: string;
};

/** What is wrong is said at every field at once. */
export function readView45(
  form: Form45,
  today: string,
): Read45 | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const { verdict, advice } = form;
  if (!isVerdict(verdict)) errors.push({ field: "verdict", message: "Choose one" });
  const on = readDateParts(form.considered, { name: "Date", earliest, latest: today });
  if (!on.ok) errors.push({ field: "considered", message: on.error });
  const consideredBy = text(form.consideredBy, {
    field: "consideredBy",
    name: "Who by",
    most: 200,
    missing: "Enter who considered it",
  });
  if (!isAdvice(advice))
    errors.push({ field: "advice", message: "Choose whether legal advice was asked for" });
  const reason = text(form.reason, {
    field: "reason",
    name: "Why",
    most: 4000,
    missing: "Enter why",
  });
  if (errors.length > 0 || !on.ok || !isVerdict(verdict) || !isAdvice(advice)) return { errors };
  return { verdict, advice, on: on.value, consideredBy, reason };
}

/** Records whether the defence for victims who were made to offend was considered. It decides nothing. */
export async function recordView45(
  tx: Tx,
  { actor, at, today }: Omit<CommandContext, "calendar">,
  { person, form }: { readonly person: About; readonly form: Form45 },
): Promise<
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
> {
  const read = readView45(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { verdict, advice, on, consideredBy, reason } = read;
  await tx
    .insertInto("protect.section45_views")
    .values({
      section45_view_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      verdict,
      advice,
      reason,
      considered_on: on,
      considered_by: consideredBy,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  const headline = `Section 45, Modern Slavery Act: ${verdicts[verdict].toLowerCase()}`;
  await appendChronology(tx, person, {
    kind: "nrm",
    headline,
    detail: reason,
    happenedOn: on,
    by: actor,
  });
  return { kind: "accepted" };
}
