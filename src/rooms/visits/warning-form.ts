import { addDays } from "../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { texts } from "../../kernel/read-texts.ts";
import { earliest } from "./acting.ts";
import type { VisitScheme } from "./visit-scheme.ts";

export type WarningForm = {
  readonly kind: string;
  readonly wording: string;
  readonly source: string;
  readonly since: DateParts;
  readonly review: DateParts;
};

type ReadQuery = { readonly scheme: VisitScheme; readonly today: string };

/** The latest day by which somebody looks at a warning again. */
const mostDays = 366;

export const readReview = (parts: DateParts, today: string) =>
  readDateParts(parts, {
    name: "Review date",
    earliest: addDays(today, 1),
    latest: addDays(today, mostDays),
  });

export function readWarning(form: WarningForm, { scheme, today }: ReadQuery) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const kind = scheme.warnings.find(({ key }) => key === form.kind);
  if (!kind) errors.push({ field: "kind", message: "Choose what to warn of" });
  const wording = text(form.wording, {
    field: "wording",
    name: "Warning",
    most: 1000,
    missing: "Enter what visiting staff must know",
  });
  const source = text(form.source, {
    field: "source",
    name: "Source",
    most: 200,
    missing: "Enter who says so",
  });
  const since = readDateParts(form.since, { name: "Date", earliest, latest: today });
  if (!since.ok) errors.push({ field: "since", message: since.error });
  const review = readReview(form.review, today);
  if (!review.ok) errors.push({ field: "review", message: review.error });
  if (!kind || !since.ok || !review.ok || errors.length > 0) return { errors };
  return { kind, wording, source, sinceOn: since.value, reviewBy: review.value };
}
