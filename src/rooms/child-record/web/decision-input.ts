import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import type { DecisionForm } from "../decision-form.ts";
import type { DecisionFields } from "./decision-fields.tsx";

/** The fields that forms of decisions share. */
export const decisionInput = {
  reason: field(),
  dissent: field(),
  "review-day": field(),
  "review-month": field(),
  "review-year": field(),
};

/** Nothing written; the review date that the scheme proposes. */
export function blankDecision(today: string, { reviewWithinDays }: { reviewWithinDays: number }) {
  const { day, month, year } = datePartsOf(addDays(today, reviewWithinDays));
  return {
    reason: "",
    dissent: "",
    "review-day": day,
    "review-month": month,
    "review-year": year,
  };
}

export function decisionOf(typed: DecisionFields): DecisionForm {
  return {
    reason: typed.reason,
    dissent: typed.dissent,
    reviewBy: {
      day: typed["review-day"],
      month: typed["review-month"],
      year: typed["review-year"],
    },
  };
}
