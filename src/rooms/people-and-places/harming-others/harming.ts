import { sql } from "kysely";
import { addDays } from "../../../kernel/dates.ts";
import { choice, date, defineForm, text, type Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import { shownName } from "../../directory/index.ts";
import { partsIn } from "../adult-form.ts";

const long = { rows: 3, most: 4000 };

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
    decidedOn: date({ label: "When it was decided", called: "When it was decided", isPast: true }),
    tookPart: text({
      label: "Who took part: agencies and roles, one a line",
      hint: "At least two agencies",
      called: "Who took part",
      ...long,
      missing: "Enter who took part",
    }),
    argumentsFor: text({
      label: "What speaks for it",
      called: "What speaks for it",
      ...long,
      missing: "Enter what speaks for it",
    }),
    argumentsAgainst: text({
      label: "What speaks against it",
      called: "What speaks against it",
      ...long,
      missing: "Enter what speaks against it",
    }),
    safetyPlan: text({
      label: "The plan for their own safety",
      called: "The plan for their own safety",
      ...long,
      missing: "Enter the plan for their own safety",
    }),
    nrm: text({
      label: "How the National Referral Mechanism was considered",
      called: "How the National Referral Mechanism was considered",
      rows: 2,
      most: 2000,
      missing: "Enter how the National Referral Mechanism was considered",
    }),
    section45: text({
      label: "How section 45 of the Modern Slavery Act 2015 was considered",
      called: "How section 45 was considered",
      rows: 2,
      most: 2000,
      missing: "Enter how section 45 was considered",
    }),
    reviewBy: date({
      label: "Review by",
      hint: "Within a year. After that day the decision is not in force",
      called: "Review by",
    }),
  },
  {
    tookPart: ({ tookPart }) =>
      tookPart !== undefined &&
      (partsIn(tookPart).length < 2 || partsIn(tookPart).length > 40) &&
      "Enter at least two agencies, one a line",
    reviewBy: ({ decidedOn, reviewBy }) =>
      decidedOn !== undefined &&
      reviewBy !== undefined &&
      (reviewBy <= decidedOn || reviewBy > addDays(decidedOn, 366)) &&
      "It must be after the decision, and within a year of it",
  },
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
