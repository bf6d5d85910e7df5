import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { PlanContent } from "./plan.ts";
import type { Rating } from "./plan-scheme.ts";

export type PlanChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else saved meanwhile. */
  | { readonly kind: "stale" };

/** The plan that is open, which the first thing that is written into it begins. */
export async function openPlan(
  tx: Tx,
  { actor, today }: CommandContext,
  { personId, partnershipId }: Person,
): Promise<string> {
  const planId = newId();
  const made = await tx
    .insertInto("protect.plans")
    .values({
      plan_id: planId,
      partnership_id: partnershipId,
      person_id: personId,
      opened_on: today,
      opened_by: actor.id,
      changed_by: actor.id,
    })
    .onConflict((on) => on.column("person_id").where("closed_on", "is", null).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    await appendChronology(
      tx,
      { personId, partnershipId },
      {
        kind: "action",
        headline: "A safety plan was begun",
        detail: null,
        happenedOn: today,
        by: actor,
      },
    );
    return planId;
  }
  const open = await tx
    .selectFrom("protect.plans")
    .select("plan_id")
    .where("person_id", "=", personId)
    .where("closed_on", "is", null)
    .executeTakeFirstOrThrow();
  return open.plan_id;
}

type OutcomeTexts = { readonly wording: string; readonly why: string | null };

export async function addOutcome(
  tx: Tx,
  { actor }: CommandContext,
  { person, planId, ...texts }: OutcomeTexts & { person: Person; planId: string },
): Promise<string> {
  const outcomeId = newId();
  await tx
    .insertInto("protect.plan_outcomes")
    .values({
      plan_outcome_id: outcomeId,
      partnership_id: person.partnershipId,
      plan_id: planId,
      person_id: person.personId,
      ...texts,
      changed_by: actor.id,
    })
    .execute();
  return outcomeId;
}

type OutcomeColumns = OutcomeTexts | { readonly ended_on: string; readonly ended_reason: string };

/** False where somebody else changed it, or it was given up, since it was read. */
export async function changeOutcome(
  tx: Tx,
  { actor }: CommandContext,
  { outcomeId, version, set }: { outcomeId: string; version: number; set: OutcomeColumns },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.plan_outcomes")
    .set({ ...set, changed_by: actor.id, version: version + 1 })
    .where("plan_outcome_id", "=", outcomeId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Of = { readonly person: Person; readonly outcomeId: string };

export async function addRating(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, outcomeId, rating, reason }: Of & { rating: Rating; reason: string },
): Promise<void> {
  await tx
    .insertInto("protect.plan_ratings")
    .values({
      plan_rating_id: newId(),
      partnership_id: person.partnershipId,
      plan_outcome_id: outcomeId,
      person_id: person.personId,
      rating,
      reason,
      rated_on: today,
      rated_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

/** Links a promise to an outcome; once, however often it is pressed. */
export async function addLink(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, outcomeId, actionId }: Of & { actionId: string },
): Promise<void> {
  await tx
    .insertInto("protect.plan_promises")
    .values({
      plan_promise_id: newId(),
      partnership_id: person.partnershipId,
      plan_outcome_id: outcomeId,
      action_id: actionId,
      person_id: person.personId,
      linked_by: actor.id,
      linked_at: at,
    })
    .onConflict((on) =>
      on.columns(["plan_outcome_id", "action_id"]).where("ended_at", "is", null).doNothing(),
    )
    .execute();
}

/** The promise stands as it was; it serves this outcome no longer. */
export async function endLink(
  tx: Tx,
  { actor, at }: CommandContext,
  { outcomeId, actionId }: { outcomeId: string; actionId: string },
): Promise<void> {
  await tx
    .updateTable("protect.plan_promises")
    .set({ ended_at: at, ended_by: actor.id })
    .where("plan_outcome_id", "=", outcomeId)
    .where("action_id", "=", actionId)
    .where("ended_at", "is", null)
    .execute();
}

type PlanColumns =
  | Readonly<Record<"child_wants" | "parents_want" | "child_view" | "parents_view", string | null>>
  | { readonly closed_on: string; readonly closed_reason: string };

/** False where somebody else changed or closed the plan since it was read. */
export async function changePlan(
  tx: Tx,
  { actor }: CommandContext,
  { planId, version, set }: { planId: string; version: number; set: PlanColumns },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.plans")
    .set({ ...set, changed_by: actor.id, version: version + 1 })
    .where("plan_id", "=", planId)
    .where("version", "=", version)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Agreeing = {
  readonly person: Person;
  readonly planId: string;
  readonly number: number;
  readonly content: PlanContent;
  readonly agreedOn: string;
  readonly agreedWith: string;
  readonly notAgreed: string | null;
  readonly reviewBy: string;
};

/** False where somebody else agreed a version of this number first. */
export async function addVersion(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, planId, number, content, ...agreed }: Agreeing,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.plan_versions")
    .values({
      plan_version_id: newId(),
      partnership_id: person.partnershipId,
      plan_id: planId,
      person_id: person.personId,
      number,
      content: toJsonb(content),
      agreed_on: agreed.agreedOn,
      agreed_with: agreed.agreedWith,
      not_agreed: agreed.notAgreed,
      review_by: agreed.reviewBy,
      agreed_by: actor.id,
      recorded_at: at,
    })
    .onConflict((on) => on.columns(["person_id", "number"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The parts of a plan that can have words for the family. */
export type FamilyAbout = "plan" | "outcome" | "promise" | "contingency" | "trusted";

type FamilyWords = {
  readonly person: Person;
  readonly planId: string;
  readonly about: FamilyAbout;
  readonly aboutId: string;
  readonly wording: string | null;
};

/** False where there are words already: they are changed by their version. */
export async function addFamilyWords(
  tx: Tx,
  { actor }: CommandContext,
  { person, planId, about, aboutId, wording }: FamilyWords,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.plan_family_words")
    .values({
      plan_family_words_id: newId(),
      partnership_id: person.partnershipId,
      plan_id: planId,
      person_id: person.personId,
      about,
      about_id: aboutId,
      wording,
      changed_by: actor.id,
    })
    .onConflict((on) => on.columns(["plan_id", "about", "about_id"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
