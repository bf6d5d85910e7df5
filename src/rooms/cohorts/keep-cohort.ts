import type { FormTyped, Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listRegisteredAgreements } from "../directory/index.ts";
import type { CommandContext, Change, Made } from "./acting.ts";
import { closeForm, cohortForm, type Person } from "./cohort-form.ts";
import type { Cohort } from "./cohort-reads.ts";

type Opening = {
  readonly form: FormTyped<typeof cohortForm>;
  readonly colleagues: readonly Person[];
};

/**
 * Opens a cohort. Of a kind that has a list, whoever opens it and whoever owns it know of it, and
 * nobody else until they are put on the list.
 */
export async function openCohort(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { form, colleagues }: Opening,
): Promise<Made> {
  const agreements = await listRegisteredAgreements(tx, today);
  const read = cohortForm.read(form, { now: at, scheme, colleagues, agreements });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { kind, name, purpose, criteria, basis, owner, agencies } = read.value;
  // The agreement stands before the basis, as the register has it: nobody types its reference.
  const agreed = agreements.find(({ reference }) => reference === read.value.agreement);
  const cohortId = newId();
  const isListed = scheme.kinds.find(({ key }) => key === kind)?.isListed === true;
  await tx
    .insertInto("protect.cohorts")
    .values({
      cohort_id: cohortId,
      partnership_id: actor.partnershipId,
      scheme_id: scheme.id,
      // The database takes whether it has a list from its kind.
      kind,
      is_listed: isListed,
      owner_id: owner,
      name,
      purpose,
      criteria,
      agencies,
      basis: agreed ? `${agreed.reference}: ${agreed.title}. ${basis}` : basis,
      opened_on: read.value.openedOn,
      review_by: read.value.reviewBy,
      opened_by: actor.id,
      opened_at: at,
    })
    .execute();
  if (isListed && owner !== actor.id) {
    await tx
      .insertInto("protect.cohort_readers")
      .values({
        cohort_reader_id: newId(),
        partnership_id: actor.partnershipId,
        cohort_id: cohortId,
        staff_id: owner,
        reason: "Owns the cohort",
        given_by: actor.id,
        given_at: at,
      })
      .execute();
  }
  return { kind: "made", id: cohortId };
}

/** Closes a cohort with what was learned. It takes nobody out: each child leaves by a decision. */
export async function closeCohort(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { cohort, form }: { readonly cohort: Cohort; readonly form: Sent<typeof closeForm> },
): Promise<Change> {
  const version = versionOf(form.version);
  if (cohort.closedOn !== null || cohort.version !== version) return { kind: "stale" };
  const read = closeForm.read(form, { now: at, cohort });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { closedOn, learned } = read.value;
  const { numUpdatedRows } = await tx
    .updateTable("protect.cohorts")
    .set({ closed_on: closedOn, learned, closed_by: actor.id, version: version + 1 })
    .where("cohort_id", "=", cohort.cohortId)
    .where("version", "=", version)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
