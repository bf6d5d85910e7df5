import type { FieldError } from "../../kernel/fields.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { adultForm, harmForm } from "./adult-form.ts";
import { partsIn } from "./decision-questions.ts";
import { isUnder18 } from "./thing-form.ts";
import type { Thing } from "./thing-reads.ts";

export type AdultChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Keeping<F> = { readonly thing: Thing; readonly form: F };

/** Says how old a person of concern is. What runs on them stops where they may be a child. */
export async function recordAdultFact(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { thing, form }: Keeping<Sent<typeof adultForm>>,
): Promise<AdultChange> {
  const born = { kind: thing.kind, born_on: thing.bornOn };
  const { value, errors } = await readNamingNoChild(tx, adultForm, {
    form,
    context: { now: at, isUnder18: isUnder18(born, today) },
  });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.adult_facts")
    .values({
      adult_fact_id: newId(),
      partnership_id: actor.partnershipId,
      thing_id: thing.thingId,
      is_adult: value.age === "adult",
      source: value.source,
      known_on: value.knownOn,
      exploited: value.exploited,
      exploited_basis: value.exploitedBasis,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Keeps a multi-agency decision; the newest counts, until its review. */
export async function recordHarmDecision(
  tx: Tx,
  { actor, at }: CommandContext,
  { thing, form }: Keeping<Sent<typeof harmForm>>,
): Promise<AdultChange> {
  const { value, errors } = await readNamingNoChild(tx, harmForm, { form, context: { now: at } });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.harm_decisions")
    .values({
      harm_decision_id: newId(),
      partnership_id: actor.partnershipId,
      thing_id: thing.thingId,
      decided_on: value.decidedOn,
      took_part: [...partsIn(value.tookPart)],
      arguments_for: value.argumentsFor,
      arguments_against: value.argumentsAgainst,
      safety_plan: value.safetyPlan,
      nrm: value.nrm,
      section45: value.section45,
      may_act: value.mayAct === "yes",
      review_by: value.reviewBy,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
