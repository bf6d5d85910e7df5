import { addDays } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { LevelScheme } from "./level-scheme.ts";

export type LevelForm = {
  readonly level: string;
  readonly reason: string;
  readonly dissent: string;
  readonly reviewBy: DateParts;
  /** The version of the child's standing that the form was filled in against. */
  readonly version: string;
};

/** A level decision as it will be recorded. */
export type Level = { level: number; reason: string; dissent: string | null; reviewBy: string };

/** A year is the longest a level may stand unread; the scheme's own interval is the default. */
const longestReviewDays = 366;

export function readLevelForm(
  form: LevelForm,
  { scheme, today }: { scheme: LevelScheme; today: string },
): { readonly level: Level } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const level = scheme.levels.find((one) => String(one.level) === form.level)?.level;
  if (level === undefined) errors.push({ field: "level", message: "Choose a level" });
  const reason = readText(form.reason, {
    name: "Reason",
    most: 4000,
    missing: "Enter the reason for this level: what you know, and what has changed",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  const dissent = readText(form.dissent, { name: "Disagreement", most: 4000 });
  if (!dissent.ok) errors.push({ field: "dissent", message: dissent.error });
  const reviewBy = readDateParts(form.reviewBy, {
    name: "Review date",
    earliest: addDays(today, 1),
    latest: addDays(today, longestReviewDays),
  });
  if (!reviewBy.ok) errors.push({ field: "reviewBy", message: reviewBy.error });
  if (level === undefined || !reason.ok || !dissent.ok || !reviewBy.ok) return { errors };
  return {
    level: {
      level,
      reason: reason.value,
      dissent: dissent.value || null,
      reviewBy: reviewBy.value,
    },
  };
}
