import { sql } from "kysely";
import { choice, defineForm, type Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import { shownName } from "../../directory/index.ts";
import {
  decisionQuestions as asked,
  decisionRules,
  partsIn,
  reasonsFor,
} from "../decision-questions.ts";

/** What agencies decided together on whether a child may be harming others. The child is protected first. */
export const harmingForm = defineForm<{ readonly now: Date }>()(
  {
    mayHarm: choice({
      label: "What was decided?",
      options: {
        yes: "They may be harming others",
        no: "There is no sign, or no longer, that they are harming others",
      },
      missing: "Choose what was decided",
    }),
    decidedOn: asked.decidedOn,
    tookPart: asked.tookPart,
    argumentsFor: reasonsFor("it"),
    argumentsAgainst: asked.argumentsAgainst,
    safetyPlan: asked.safetyPlan,
    nrm: asked.nrm,
    section45: asked.section45,
    reviewBy: asked.reviewBy,
  },
  decisionRules,
);

export type Harming = {
  readonly mayHarm: boolean;
  readonly decidedOn: string;
  readonly tookPart: readonly string[];
  readonly argumentsFor: string;
  readonly argumentsAgainst: string;
  readonly safetyPlan: string;
  readonly nrm: string;
  readonly section45: string;
  readonly reviewBy: string;
  readonly recordedBy: string;
};

/** Decisions on a child whom the reader reaches, the newest first. */
export async function listHarming(tx: Tx, personId: string): Promise<readonly Harming[]> {
  const { rows } = await sql<Harming>`
    select d.may_harm as "mayHarm", d.decided_on::text as "decidedOn", d.took_part as "tookPart", d.arguments_for as "argumentsFor",
      d.arguments_against as "argumentsAgainst", d.safety_plan as "safetyPlan", d.nrm, d.section45,
      d.review_by::text as "reviewBy", ${shownName({ staff: "s", at: "d.recorded_at" })} as "recordedBy"
    from protect.child_harm_decisions d join directory.staff s on s.staff_id = d.recorded_by
    where d.person_id = ${personId}::uuid
    order by d.recorded_at desc, d.child_harm_decision_id desc limit 50`.execute(tx);
  return rows;
}

type Recording = { readonly personId: string; readonly form: Sent<typeof harmingForm> };

/** Keeps a decision on the child’s own record. It is on no board and proposes nothing. */
export async function recordHarming(
  tx: Tx,
  { actor, at }: CommandContext,
  { personId, form }: Recording,
): Promise<Change> {
  const { value, errors } = harmingForm.read(form, { now: at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.child_harm_decisions")
    .values({
      child_harm_decision_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: personId,
      may_harm: value.mayHarm === "yes",
      decided_on: value.decidedOn,
      took_part: [...partsIn(value.tookPart)],
      arguments_for: value.argumentsFor,
      arguments_against: value.argumentsAgainst,
      safety_plan: value.safetyPlan,
      nrm: value.nrm,
      section45: value.section45,
      review_by: value.reviewBy,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
