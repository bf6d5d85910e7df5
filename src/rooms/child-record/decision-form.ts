import { addDays } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { err, ok, type Result } from "../../kernel/result.ts";

/** What every decision about a child is given with, as typed. */
export type DecisionForm = {
  readonly reason: string;
  readonly dissent: string;
  readonly reviewBy: DateParts;
};

export type Decision = {
  readonly reason: string;
  readonly dissent: string | null;
  readonly reviewBy: string;
};

/** A year is the longest a decision may stand unread; the scheme's own interval is the default. */
const longestReviewDays = 366;

type Rule = {
  readonly today: string;
  /** What to say when there is no reason. */
  readonly missing: string;
  readonly latest?: string;
  /** Starts the messages about the date. */
  readonly dateName?: string;
};

export function readDecision(form: DecisionForm, rule: Rule): Result<Decision, FieldError[]> {
  const why = readReason(form, rule.missing);
  const reviewBy = readDateParts(form.reviewBy, {
    name: rule.dateName ?? "Review date",
    earliest: addDays(rule.today, 1),
    latest: rule.latest ?? addDays(rule.today, longestReviewDays),
  });
  const errors = why.ok ? [] : why.error;
  if (!reviewBy.ok) return err([...errors, { field: "reviewBy", message: reviewBy.error }]);
  return why.ok ? ok({ ...why.value, reviewBy: reviewBy.value }) : err(errors);
}

type Why = Pick<Decision, "reason" | "dissent">;

/** The reason and who disagreed: also where a decision leaves nothing to review. */
export function readReason(
  form: Pick<DecisionForm, "reason" | "dissent">,
  missing: string,
): Result<Why, FieldError[]> {
  const reason = readText(form.reason, { name: "Reason", most: 4000, missing });
  const dissent = readText(form.dissent, { name: "Disagreement", most: 4000 });
  if (reason.ok && dissent.ok) return ok({ reason: reason.value, dissent: dissent.value || null });
  const errors: FieldError[] = [];
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!dissent.ok) errors.push({ field: "dissent", message: dissent.error });
  return err(errors);
}
