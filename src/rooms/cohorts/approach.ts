import { versionOf } from "../../kernel/version-of.ts";
import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import type { Approach, Membership, NextStep } from "./member-reads.ts";

export type TryForm = Readonly<Record<"approach" | "worker" | "agency" | "intensity", string>> & {
  readonly from: DateParts;
};

/** Begins to try something with a child in a cohort. */
export async function tryApproach(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, membership, form }: { person: About; membership: Membership; form: TryForm },
): Promise<Change> {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const approach = scheme.practices.find(({ key }) => key === form.approach);
  if (!approach) errors.push({ field: "approach", message: "Choose what is tried" });
  const worker = text(form.worker, {
    field: "worker",
    name: "Worker",
    most: 200,
    missing: "Enter who does it",
  });
  const agency = text(form.agency, {
    field: "agency",
    name: "Agency",
    most: 200,
    missing: "Enter their agency",
  });
  const isIntensity = scheme.intensities.some(({ key }) => key === form.intensity);
  if (!isIntensity) errors.push({ field: "intensity", message: "Choose how often" });
  const from = readDateParts(form.from, {
    name: "Date",
    earliest: membership.from,
    latest: today,
  });
  if (!from.ok) errors.push({ field: "from", message: from.error });
  if (membership.leftOn !== null) return { kind: "stale" };
  if (!approach || !from.ok || errors.length > 0) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.cohort_approaches")
    .values({
      cohort_approach_id: newId(),
      cohort_member_id: membership.memberId,
      cohort_id: membership.cohortId,
      approach: approach.key,
      worker,
      agency,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      intensity: form.intensity,
      from_on: from.value,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

export const nextSteps: Readonly<Record<NextStep, string>> = {
  continue: "Continue as it is",
  adapt: "Continue, with changes",
  stop: "Stop it",
};
const isNextStep = (text: string): text is NextStep => Object.hasOwn(nextSteps, text);

/** The child did not say, or was not asked. */
export const didNotSay = "did-not-say";

export type ReviewForm = Readonly<
  Record<"professional" | "child" | "changed" | "source" | "nextStep" | "version", string>
> & { readonly reviewedOn: DateParts };

type Reviewing = {
  readonly person: About;
  readonly membership: Membership;
  readonly approach: Approach;
  readonly form: ReviewForm;
};

function readReview(form: ReviewForm, { approach, scheme, today }: Reviewing & CommandContext) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const isWord = (key: string): boolean => scheme.scale.some((one) => one.key === key);
  if (!isWord(form.professional)) {
    errors.push({ field: "professional", message: "Choose whether it worked, as you see it" });
  }
  if (form.child !== didNotSay && !isWord(form.child)) {
    errors.push({
      field: "child",
      message: "Choose what the child says, or that they did not say",
    });
  }
  const changed = text(form.changed, {
    field: "changed",
    name: "What changed",
    most: 2000,
    missing: "Enter what changed",
  });
  const source = text(form.source, {
    field: "source",
    name: "Source",
    most: 200,
    missing: "Enter who saw or said it",
  });
  const { nextStep } = form;
  if (!isNextStep(nextStep)) errors.push({ field: "nextStep", message: "Choose what is next" });
  const on = readDateParts(form.reviewedOn, {
    name: "Date",
    earliest: approach.from,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "reviewedOn", message: on.error });
  if (!on.ok || !isNextStep(nextStep) || errors.length > 0) return { errors };
  const child = orNull(form.child === didNotSay ? "" : form.child);
  return { on: on.value, nextStep, changed, source, child, professional: form.professional };
}

/** Says whether what was tried worked, in words. To stop it ends it on that day. */
export async function reviewApproach(
  tx: Tx,
  acting: CommandContext,
  reviewing: Reviewing,
): Promise<Change> {
  const { actor, at } = acting;
  const { person, membership, approach, form } = reviewing;
  const read = readReview(form, { ...reviewing, ...acting });
  const version = versionOf(form.version);
  if (approach.until !== null || approach.version !== version) return { kind: "stale" };
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const until = read.nextStep === "stop" ? read.on : null;
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
      reviewed_on: read.on,
      next_step: read.nextStep,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      professional: read.professional,
      child: read.child,
      changed: read.changed,
      source: read.source,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
