import type { FieldError } from "../../kernel/fields.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import { readDecision, type Decision, type DecisionForm } from "./decision-form.ts";
import { latestReview, type HarmScheme } from "./harm-scheme.ts";

export type HarmForm = DecisionForm & {
  readonly status: string;
  /** The version of the child's standing that the form was filled in against. */
  readonly version: string;
};

/** A harm status as it will be recorded. */
export type Harm = Decision & { readonly status: string };

type Rules = {
  readonly scheme: HarmScheme;
  readonly calendar: WorkingCalendar;
  readonly today: string;
};

const missing = "Enter the reason: what was seen or said, and what has changed";

export function readHarmForm(
  form: HarmForm,
  rules: Rules,
): { readonly harm: Harm } | { readonly errors: readonly FieldError[] } {
  const status = rules.scheme.statuses.find(({ key }) => key === form.status);
  const latest = latestReview(rules, status);
  const dateName = status?.isUndecided ? "Decide-by date" : "Review date";
  const decision = readDecision(form, { today: rules.today, missing, latest, dateName });
  if (status && decision.ok) return { harm: { status: status.key, ...decision.value } };
  const unchosen = status ? [] : [{ field: "status", message: "Choose a harm status" }];
  return { errors: [...unchosen, ...(decision.ok ? [] : decision.error)] };
}
