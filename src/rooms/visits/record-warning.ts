import { versionOf } from "../../kernel/version-of.ts";
import type { DateParts, FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { texts } from "../../kernel/read-texts.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import { readReview, readWarning, type WarningForm } from "./warning-form.ts";
import type { Warning } from "./warning-reads.ts";

/** Records a warning; it stands until somebody ends it. */
export async function recordWarning(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, form }: { readonly person: About; readonly form: WarningForm },
): Promise<Exclude<Change, { kind: "stale" }>> {
  const read = readWarning(form, { scheme, today });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { kind, wording, source, sinceOn, reviewBy } = read;
  await tx
    .insertInto("protect.visit_warnings")
    .values({
      visit_warning_id: newId(),
      scheme_id: scheme.id,
      kind: kind.key,
      wording,
      source,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      since_on: sinceOn,
      review_by: reviewBy,
      reviewed_on: today,
      reviewed_by: actor.id,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "visit",
    headline: `Warning for visits: ${kind.name}`.slice(0, 200),
    detail: `${wording}\n\nSource: ${source}`,
    happenedOn: sinceOn,
    by: actor,
  });
  return { kind: "accepted" };
}

export type WarningChange = {
  readonly decision: string;
  /** Until when it holds, where it does. */
  readonly review: DateParts;
  readonly reason: string;
  readonly version: string;
};

type Changing = {
  readonly person: About;
  readonly warning: Warning;
  readonly form: WarningChange;
};

/** What a warning becomes: it holds still, to be reviewed by a day, or it ends with a reason. */
function readChange(form: WarningChange, today: string) {
  const errors: FieldError[] = [];
  if (form.decision === "holds") {
    const review = readReview(form.review, today);
    if (review.ok) return { reviewBy: review.value };
    return { errors: [{ field: "review", message: review.error }] };
  }
  if (form.decision !== "ended") {
    return { errors: [{ field: "decision", message: "Choose whether the warning still applies" }] };
  }
  const reason = texts(errors)(form.reason, {
    field: "reason",
    name: "Reason",
    most: 1000,
    missing: "Enter why nobody needs to be warned of it any more",
  });
  return errors.length > 0 ? { errors } : { reason };
}

/** Nothing ends by itself: a person says that it holds, or ends it. */
export async function changeWarning(
  tx: Tx,
  { actor, today }: CommandContext,
  { person, warning, form }: Changing,
): Promise<Change> {
  const version = versionOf(form.version);
  if (warning.endedOn !== null || warning.version !== version) return { kind: "stale" };
  const read = readChange(form, today);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const set =
    read.reason === undefined
      ? { review_by: read.reviewBy, reviewed_on: today, reviewed_by: actor.id }
      : { ended_on: today, ended_reason: read.reason, ended_by: actor.id };
  const { numUpdatedRows } = await tx
    .updateTable("protect.visit_warnings")
    .set({ ...set, version: version + 1 })
    .where("visit_warning_id", "=", warning.warningId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  if (read.reason !== undefined) {
    await appendChronology(tx, person, {
      kind: "visit",
      headline: `Warning for visits ended: ${warning.kindName}`.slice(0, 200),
      detail: read.reason,
      happenedOn: today,
      by: actor,
    });
  }
  return { kind: "accepted" };
}
