import type { FormTyped, Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { saysUntold } from "../family-network/index.ts";
import type { About, CommandContext, Change, Made } from "./acting.ts";
import type { Cohort } from "./cohort-reads.ts";
import { joinForm, leaveForm } from "./member-forms.ts";
import type { Membership } from "./member-reads.ts";

type Joining = {
  readonly person: About;
  /** Cohorts that the acting person knows of. */
  readonly cohorts: readonly Cohort[];
  readonly form: FormTyped<typeof joinForm>;
};

/** Decides that a child is in a cohort. Nothing adds a child by itself. */
export async function joinCohort(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, cohorts, form }: Joining,
): Promise<Made> {
  const read = joinForm.read(form, { now: at, cohorts });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { from, criterion, evidence, worker, agency, told } = read.value;
  const cohort = cohorts.find(({ cohortId }) => cohortId === read.value.cohort);
  if (!cohort) return { kind: "stale" };
  const isTold = read.value.isTold === "yes";
  const untold = isTold ? await saysUntold(tx, { ...person, today }, told) : undefined;
  if (untold !== undefined)
    return { kind: "invalid", errors: [{ field: "told", message: untold }] };
  const memberId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.cohort_members")
    .values({
      cohort_member_id: memberId,
      cohort_id: cohort.cohortId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      criterion,
      evidence,
      worker,
      agency,
      told,
      from_on: from,
      is_told: isTold,
      review_by: read.value.reviewBy,
      added_by: actor.id,
      added_at: at,
    })
    .onConflict((is) =>
      is.columns(["cohort_id", "person_id"]).where("left_on", "is", null).doNothing(),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return { kind: "stale" };
  if (!cohort.isListed) {
    await appendChronology(tx, person, {
      kind: "cohort",
      headline: `In the cohort: ${cohort.name}`.slice(0, 200),
      detail: criterion,
      happenedOn: from,
      by: actor,
    });
  }
  return { kind: "made", id: memberId };
}

type Leaving = {
  readonly person: About;
  readonly membership: Membership;
  readonly form: Sent<typeof leaveForm>;
};

/** Decides that a child leaves a cohort, with what came of it and why. */
export async function leaveCohort(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  { person, membership, form }: Leaving,
): Promise<Change> {
  const version = versionOf(form.version);
  if (membership.leftOn !== null || membership.version !== version) return { kind: "stale" };
  const read = leaveForm.read(form, { now: at, scheme, membership });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { leftOn, outcome, leaving } = read.value;
  const { numUpdatedRows } = await tx
    .updateTable("protect.cohort_members")
    .set({ left_on: leftOn, outcome, leaving, version: version + 1 })
    .where("cohort_member_id", "=", membership.memberId)
    .where("version", "=", version)
    .where("left_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  if (!membership.isListed) {
    const name = scheme.outcomes.find(({ key }) => key === outcome)?.name ?? outcome;
    await appendChronology(tx, person, {
      kind: "cohort",
      headline: `Left the cohort: ${membership.cohort} (${name})`.slice(0, 200),
      detail: leaving,
      happenedOn: leftOn,
      by: actor,
    });
  }
  return { kind: "accepted" };
}
