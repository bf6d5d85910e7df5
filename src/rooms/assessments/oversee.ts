import type { FieldError } from "../../kernel/fields.ts";
import { choice, defineForm, text, type FormTyped } from "../../kernel/forms/index.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Assessment, Verdict } from "./assessment-reads.ts";
import type { About, CommandContext } from "./begin.ts";
import { addStep } from "./steps.ts";

export const verdicts: Readonly<Record<Verdict, string>> = {
  agreed: "Agreed",
  "agreed-with-changes": "Agreed, with changes",
  "not-agreed": "Not agreed",
};

export const overseeForm = defineForm()({
  verdict: choice({
    label: "What do you make of it?",
    classes: "govuk-radios--small",
    options: verdicts,
    missing: "Choose what you make of it",
  }),
  view: text({
    label: "Your view, and what should change",
    hint: "It is shown under your name and post, and is never edited.",
    rows: 4,
    called: "Your view",
    most: 4000,
    missing: "Enter your view, and what should change",
  }),
});

export type Overseeing =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Whose own work it is: whoever leads it, and whoever wrote what came of it. */
export const isOwnWork = (
  { leadId, finishedById }: Pick<Assessment, "leadId" | "finishedById">,
  { id }: Pick<StaffActor, "id">,
): boolean => leadId === id || finishedById === id;

/** A manager's view of an assessment, under their name and post. Nobody oversees their own work. */
export async function overseeAssessment(
  tx: Tx,
  acting: Omit<CommandContext, "calendar">,
  {
    person,
    assessment,
    form,
  }: { person: About; assessment: Assessment; form: FormTyped<typeof overseeForm> },
): Promise<Overseeing> {
  const { actor, today } = acting;
  const { value, errors = [] } = overseeForm.read(form, {});
  if (isOwnWork(assessment, actor)) {
    const yours = assessment.leadId === actor.id ? "You lead" : "You finished";
    const message = `${yours} this assessment: another manager has to review it`;
    return { kind: "invalid", errors: [{ field: "verdict", message }, ...errors] };
  }
  if (!value) return { kind: "invalid", errors };
  const { verdict, view } = value;
  const post = actor.posts.find(({ permissions }) => permissions.includes("assessment.oversee"));
  await addStep(tx, acting, {
    person,
    assessmentId: assessment.assessmentId,
    step: "overseen",
    happenedOn: today,
    wording: view,
    verdict,
    inPost: post?.roleName ?? null,
  });
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: `${assessment.body.name} reviewed by a manager: ${verdicts[verdict].toLowerCase()}`,
    detail: view,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
