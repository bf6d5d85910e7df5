import { versionOf } from "../../kernel/version-of.ts";
import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { texts } from "../../kernel/read-texts.ts";
import type { CommandContext, Change, Made } from "./acting.ts";
import { listRegisteredAgreements } from "../directory/index.ts";
import { readCohort, type CohortForm } from "./cohort-form.ts";
import type { Cohort } from "./cohort-reads.ts";

type Opening = { readonly form: CohortForm; readonly colleagues: readonly string[] };

/**
 * Opens a cohort. Of a kind that has a list, whoever opens it and whoever owns it know of it, and
 * nobody else until they are put on the list.
 */
export async function openCohort(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { form, colleagues }: Opening,
): Promise<Made> {
  const read = readCohort(form, {
    scheme,
    today,
    colleagues,
    agreements: await listRegisteredAgreements(tx, today),
  });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const cohortId = newId();
  const isListed = read.kind.isListed === true;
  await tx
    .insertInto("protect.cohorts")
    .values({
      cohort_id: cohortId,
      partnership_id: actor.partnershipId,
      scheme_id: scheme.id,
      // The database takes whether it has a list from its kind.
      kind: read.kind.key,
      is_listed: isListed,
      owner_id: read.owner,
      ...read.fields,
      opened_on: read.openedOn,
      review_by: read.reviewBy,
      opened_by: actor.id,
      opened_at: at,
    })
    .execute();
  if (isListed && read.owner !== actor.id) {
    await tx
      .insertInto("protect.cohort_readers")
      .values({
        cohort_reader_id: newId(),
        partnership_id: actor.partnershipId,
        cohort_id: cohortId,
        staff_id: read.owner,
        reason: "Owns the cohort",
        given_by: actor.id,
        given_at: at,
      })
      .execute();
  }
  return { kind: "made", id: cohortId };
}

export type CloseForm = {
  readonly closedOn: DateParts;
  readonly learned: string;
  readonly version: string;
};

/** Closes a cohort with what was learned. It takes nobody out: each child leaves by a decision. */
export async function closeCohort(
  tx: Tx,
  { actor, today }: CommandContext,
  { cohort, form }: { readonly cohort: Cohort; readonly form: CloseForm },
): Promise<Change> {
  const errors: FieldError[] = [];
  const on = readDateParts(form.closedOn, {
    name: "Date",
    earliest: cohort.openedOn,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "closedOn", message: on.error });
  const learned = texts(errors)(form.learned, {
    field: "learned",
    name: "What was learned",
    most: 4000,
    missing: "Enter what was learned",
  });
  const version = versionOf(form.version);
  if (cohort.closedOn !== null || cohort.version !== version) return { kind: "stale" };
  if (!on.ok || errors.length > 0) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("protect.cohorts")
    .set({ closed_on: on.value, learned, closed_by: actor.id, version: version + 1 })
    .where("cohort_id", "=", cohort.cohortId)
    .where("version", "=", version)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
