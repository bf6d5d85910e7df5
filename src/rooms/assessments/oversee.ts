import { readText, type FieldError } from "../../kernel/fields.ts";
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

export type OverseeForm = { readonly verdict: string; readonly view: string };

export type Overseeing =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

const isVerdict = (text: string): text is Verdict => Object.hasOwn(verdicts, text);

/** Whose own work it is: whoever leads it, and whoever wrote what came of it. */
export const isOwnWork = (
  { leadId, finishedById }: Pick<Assessment, "leadId" | "finishedById">,
  { id }: Pick<StaffActor, "id">,
): boolean => leadId === id || finishedById === id;

/** A manager's view of an assessment, under their name and post. Nobody oversees their own work. */
export async function overseeAssessment(
  tx: Tx,
  acting: Omit<CommandContext, "calendar">,
  { person, assessment, form }: { person: About; assessment: Assessment; form: OverseeForm },
): Promise<Overseeing> {
  const { actor, today } = acting;
  const { verdict } = form;
  const errors: FieldError[] = [];
  if (!isVerdict(verdict)) errors.push({ field: "verdict", message: "Choose what you make of it" });
  const view = readText(form.view, {
    name: "Your view",
    most: 4000,
    missing: "Enter your view, and what should change",
  });
  if (!view.ok) errors.push({ field: "view", message: view.error });
  if (isOwnWork(assessment, actor)) {
    const yours = assessment.leadId === actor.id ? "You lead" : "You finished";
    const message = `${yours} this assessment: another manager has to review it`;
    errors.unshift({ field: "verdict", message });
  }
  if (!isVerdict(verdict) || !view.ok || errors.length > 0) return { kind: "invalid", errors };
  const post = actor.posts.find(({ permissions }) => permissions.includes("assessment.oversee"));
  await addStep(tx, acting, {
    person,
    assessmentId: assessment.assessmentId,
    step: "overseen",
    happenedOn: today,
    wording: view.value,
    verdict,
    inPost: post?.roleName ?? null,
  });
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: `${assessment.body.name} reviewed by a manager: ${verdicts[verdict].toLowerCase()}`,
    detail: view.value,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
