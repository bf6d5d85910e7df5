import type { FormTyped, Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import { didNotSay, reviewForm, tryForm } from "./member-forms.ts";
import type { Approach, Membership } from "./member-reads.ts";

type Trying = {
  readonly person: About;
  readonly membership: Membership;
  readonly form: FormTyped<typeof tryForm>;
};

/** Begins to try something with a child in a cohort. */
export async function tryApproach(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  { person, membership, form }: Trying,
): Promise<Change> {
  if (membership.leftOn !== null) return { kind: "stale" };
  const read = tryForm.read(form, { now: at, scheme, membership });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { approach, worker, agency, intensity, from } = read.value;
  await tx
    .insertInto("protect.cohort_approaches")
    .values({
      cohort_approach_id: newId(),
      cohort_member_id: membership.memberId,
      cohort_id: membership.cohortId,
      approach,
      worker,
      agency,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      intensity,
      from_on: from,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

type Reviewing = {
  readonly person: About;
  readonly membership: Membership;
  readonly approach: Approach;
  readonly form: Sent<typeof reviewForm>;
};

/** Says whether what was tried worked, in words. To stop it ends it on that day. */
export async function reviewApproach(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  { person, membership, approach, form }: Reviewing,
): Promise<Change> {
  const version = versionOf(form.version);
  if (approach.until !== null || approach.version !== version) return { kind: "stale" };
  const read = reviewForm.read(form, { now: at, scheme, approach });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { child, professional, changed, source, nextStep, reviewedOn } = read.value;
  const until = nextStep === "stop" ? reviewedOn : null;
  const { numUpdatedRows } = await tx
    .updateTable("protect.cohort_approaches")
    .set({ until_on: until, version: version + 1 })
    .where("cohort_approach_id", "=", approach.approachId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await tx
    .insertInto("protect.approach_reviews")
    .values({
      approach_review_id: newId(),
      cohort_approach_id: approach.approachId,
      cohort_id: membership.cohortId,
      reviewed_on: reviewedOn,
      next_step: nextStep,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      professional,
      child: child === didNotSay ? null : child,
      changed,
      source,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
