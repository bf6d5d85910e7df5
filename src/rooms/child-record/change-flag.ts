import { versionOf } from "../../kernel/version-of.ts";
import type { Updateable } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import type { Person } from "../subjects/index.ts";
import type { Deciding } from "./change-standing.ts";
import { appendChronology } from "./chronology-writes.ts";
import { readEndForm, readReviewForm, type EndForm, type ReviewForm } from "./flag-forms.ts";
import { flagsOneAtATime, projectFlags } from "./flag-projection.ts";
import type { Flag } from "./flag-reads.ts";
import { flagName, type FlagScheme } from "./flag-scheme.ts";

export type FlagChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else reviewed or ended it since the form was opened. */
  | { readonly kind: "stale" };

type DecidingFlag = Deciding & { readonly flagScheme: FlagScheme };
type Changing<F> = { readonly person: Person; readonly flag: Flag; readonly form: F };

/** Looks at a flag and leaves it standing, until the next date. */
export async function reviewFlag(
  tx: Tx,
  deciding: DecidingFlag,
  { person, flag, form }: Changing<ReviewForm>,
): Promise<FlagChange> {
  const { actor, today, flagScheme } = deciding;
  const read = readReviewForm(form, today);
  if (!read.ok) return { kind: "invalid", errors: read.error };
  const { reason, dissent, reviewBy, mirroredIn } = read.value;
  const changes = { review_by: reviewBy, mirrored_in: [...mirroredIn] };
  if (!(await moveFlag(tx, deciding, { person, flag, form, changes }))) return { kind: "stale" };
  const reviewId = newId();
  await tx
    .insertInto("protect.flag_reviews")
    .values({
      flag_review_id: reviewId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      flag_id: flag.flagId,
      reason,
      dissent,
      review_by: reviewBy,
      reviewed_on: today,
      reviewed_by: actor.id,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "flag",
    headline: `Flag reviewed and still standing: ${flagName(flagScheme, flag.type)}; review by ${formatDate(reviewBy)}`,
    detail: reason,
    happenedOn: today,
    by: actor,
    decision: { is: "flag-reviewed", id: reviewId },
  });
  return { kind: "accepted" };
}

/** Ends a flag. Only a person does, with the reason; a flag past its review date stands. */
export async function endFlag(
  tx: Tx,
  deciding: DecidingFlag,
  { person, flag, form }: Changing<EndForm>,
): Promise<FlagChange> {
  const { actor, today, flagScheme } = deciding;
  const read = readEndForm(form);
  if (!read.ok) return { kind: "invalid", errors: read.error };
  const changes = {
    ended_on: today,
    ended_by: actor.id,
    end_reason: read.value.reason,
    end_dissent: read.value.dissent,
    still_in: [...flag.mirroredIn],
  };
  if (!(await moveFlag(tx, deciding, { person, flag, form, changes }))) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "flag",
    headline: `Flag ended: ${flagName(flagScheme, flag.type)}, standing since ${formatDate(flag.raisedOn)}`,
    detail: read.value.reason,
    happenedOn: today,
    by: actor,
    decision: { is: "flag-ended", id: flag.flagId },
  });
  return { kind: "accepted" };
}

type Moving = Changing<{ readonly version: string }> & {
  readonly changes: Updateable<DB["protect.flags"]>;
};

/** False when the flag is no longer as the form showed it, or no longer stands. */
async function moveFlag(
  tx: Tx,
  { at }: Deciding,
  { person, flag, form, changes }: Moving,
): Promise<boolean> {
  await flagsOneAtATime(tx, person.personId);
  const read = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.flags")
    .set({ ...changes, version: read + 1 })
    .where("flag_id", "=", flag.flagId)
    .where("person_id", "=", person.personId)
    .where("version", "=", read)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await projectFlags(tx, person.personId, at);
  return true;
}
