import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { isId, newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext } from "./acting.ts";
import { isSeen, outcomes, type Outcome } from "./seen.ts";
import { readVisit, type VisitForm, type VisitRead } from "./visit-form.ts";
import { typeUpBy } from "./voice-notes.ts";
import { findSent, isPutRight, type Visit } from "./visit-reads.ts";
import { uncapitalised } from "../../kernel/words.ts";

export type Recording = {
  readonly person: About;
  readonly form: VisitForm;
  /** Who may have gone. */
  readonly visitors: readonly string[];
  /** The visit that this entry puts right. */
  readonly corrects?: Visit | undefined;
  /** A recording that came with it. */
  readonly hasVoice?: boolean;
  /** What was left to be typed up is typed up now. */
  readonly isTypedUp?: boolean;
  /** Made with the form, so that sending it twice records it once; empty where there is none. */
  readonly sentKey?: string;
};

export type Recorded =
  | { readonly kind: "accepted"; readonly visitId: string; readonly isLater: boolean }
  /** It was sent and recorded before. */
  | { readonly kind: "known"; readonly visitId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else has put this visit right in the meantime. */
  | { readonly kind: "stale" };

/**
 * Records a visit. None is edited: a later one puts it right. Visits to a child are written one after
 * the other, because when the child was last seen is made of all of them.
 */
export async function recordVisit(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, form, visitors, corrects, hasVoice = false, ...more }: Recording,
): Promise<Recorded> {
  const { isTypedUp = false, sentKey: key = "" } = more;
  await oneAtATime(tx, `visits ${person.personId}`);
  const sentKey = isId(key) ? key : null;
  const before = sentKey === null ? undefined : await findSent(tx, { person, sentKey });
  if (before !== undefined) return { kind: "known", visitId: before };
  if (corrects && (await isPutRight(tx, corrects.visitId))) return { kind: "stale" };
  const read = readVisit(form, { scheme, now: at, visitors, hasVoice });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const visitId = newId();
  // What is put right is typed up no later for that.
  const due = corrects?.typeUpBy ?? typeUpBy(today, scheme.typeUpWithinDays);
  await tx
    .insertInto("protect.visits")
    .values({
      visit_id: visitId,
      scheme_id: scheme.id,
      corrects_id: corrects?.visitId ?? null,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      ...columnsOf(read),
      type_up_by: read.isLater ? due : null,
      sent_key: sentKey,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await projectSeen(tx, person.personId, at);
  await appendChronology(tx, person, {
    kind: "visit",
    headline: headlineOf(read.outcome, { isPutRight: corrects !== undefined, isTypedUp }),
    detail: detailOf(read),
    happenedOn: londonDate(read.visitedAt),
    by: actor,
  });
  return { kind: "accepted", visitId, isLater: read.isLater };
}

const columnsOf = (read: VisitRead) => ({
  visited_at: read.visitedAt,
  visited_by: read.visitedBy,
  purpose: read.purpose,
  together_with: read.togetherWith,
  outcome: read.outcome,
  setting: read.setting,
  observed: read.observed,
  next_step: read.nextStep,
});

type After = { readonly isPutRight: boolean; readonly isTypedUp: boolean };

function headlineOf(outcome: Outcome, { isPutRight, isTypedUp }: After): string {
  const words = isSeen(outcome)
    ? `${outcomes[outcome]} on a visit`
    : `Visit: ${uncapitalised(outcomes[outcome])}`;
  if (isTypedUp) return `${words} (typed up)`;
  return `${words}${isPutRight ? " (corrected)" : ""}`;
}

function detailOf(read: {
  readonly observed: string | null;
  readonly nextStep: string | null;
}): string | null {
  const next = read.nextStep === null ? "" : `Next: ${read.nextStep}`;
  const detail = [read.observed ?? "", next].filter((part) => part !== "").join("\n\n");
  return detail === "" ? null : detail;
}

/** Writes when the child was last seen, and alone, beside where the child stands: lists go by it. */
async function projectSeen(tx: Tx, personId: string, at: Date): Promise<void> {
  const day = sql`max((v.visited_at at time zone 'Europe/London')::date)`;
  const stands = sql`v.person_id = ${personId}::uuid
    and not exists (select from protect.visits l where l.corrects_id = v.visit_id)`;
  const last = (seen: string) => sql<string | null>`
    (select ${day} ${sql.raw(`filter (where v.outcome in (${seen}))`)} from protect.visits v where ${stands})`;
  await tx
    .updateTable("protect.tracker_entries")
    .set({
      seen_on: last("'alone', 'with-others'"),
      seen_alone_on: last("'alone'"),
      last_entry_at: at,
    })
    .where("person_id", "=", personId)
    .execute();
}
