import { londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { readMoment, type MomentFields } from "../../kernel/moment-fields.ts";
import type { Moment } from "./moment-reads.ts";

export const outcomes = {
  reached: "Reached the child",
  tried: "Tried, and did not meet the child",
  "not-wanted": "The child did not want it",
  "decided-not": "Decided not to",
} as const;

export type AttemptForm = {
  readonly outcome: string;
  readonly byWhom: string;
  readonly happened: MomentFields;
  readonly wording: string;
  readonly version: string;
};

type Outcome = keyof typeof outcomes;
const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text);

type Read = {
  readonly outcome: Outcome;
  readonly byWhom: string;
  readonly happenedAt: Date;
  readonly wording: string;
};

function readAttempt(
  form: AttemptForm,
  { moment, now }: { readonly moment: Moment; readonly now: Date },
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { outcome } = form;
  if (!isOutcome(outcome)) errors.push({ field: "outcome", message: "Choose the outcome" });
  const byWhom = readText(form.byWhom, { name: "Who", most: 200, missing: "Enter who it was" });
  if (!byWhom.ok) errors.push({ field: "byWhom", message: byWhom.error });
  // Of a day that is put in ahead, somebody may have spoken with the child before it.
  const since =
    moment.happenedAt > now ? undefined : { at: moment.happenedAt, what: "it happened" };
  const when = readMoment(form.happened, {
    field: "happened",
    name: "When",
    now,
    notBefore: outcome === "decided-not" ? undefined : since,
  });
  if ("errors" in when) errors.push(...when.errors);
  const wording = readText(form.wording, {
    name: "What was offered",
    most: 2000,
    missing: "Enter what was offered and said, or why not",
  });
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  if (errors.length > 0 || !isOutcome(outcome) || !byWhom.ok || "errors" in when || !wording.ok) {
    return { errors };
  }
  return { outcome, byWhom: byWhom.value, happenedAt: when.at, wording: wording.value };
}

export type Answer =
  | { readonly kind: "accepted" }
  | { readonly kind: "stale" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Answering = {
  readonly person: Person;
  readonly moment: Moment;
  readonly form: AttemptForm;
};

type Closing = Pick<Answering, "moment" | "form"> &
  Pick<CommandContext, "actor" | "at"> & { readonly outcome: Outcome };

/** False where somebody else closed it first. */
async function close(tx: Tx, { outcome, form, moment, actor, at }: Closing): Promise<boolean> {
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.moments")
    .set({ outcome, closed_by: actor.id, closed_at: at, version: version + 1 })
    .where("moment_id", "=", moment.momentId)
    .where("version", "=", version)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What came of a moment. Having tried leaves it open; nothing closes it by itself. */
export async function answerMoment(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, moment, form }: Answering,
): Promise<Answer> {
  if (moment.closedAt) return { kind: "stale" };
  const read = readAttempt(form, { moment, now: at });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { outcome, byWhom, happenedAt, wording } = read;
  const closes = outcome === "tried" || (await close(tx, { outcome, form, moment, actor, at }));
  if (!closes) return { kind: "stale" };
  await tx
    .insertInto("protect.moment_attempts")
    .values({
      moment_attempt_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      moment_id: moment.momentId,
      outcome,
      by_whom: byWhom,
      happened_at: happenedAt,
      wording,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "moment",
    headline: `${moment.name}: ${outcomes[outcome].toLowerCase()}`.slice(0, 200),
    detail: `${wording}\n${byWhom}`,
    happenedOn: londonDate(happenedAt),
    by: actor,
  });
  return { kind: "accepted" };
}
