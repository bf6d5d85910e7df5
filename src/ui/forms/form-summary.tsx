import type { FieldError } from "../../kernel/fields.ts";
import { FormErrorSummary } from "./errors.tsx";
import { ErrorSummary } from "../govuk/index.ts";

/** Somebody else was first: what they did stands above, what was typed is still in the form. */
export const overtakenSummary = (
  <ErrorSummary
    titleText="A colleague added to this page while you were writing"
    descriptionText="Your entry has not been recorded. What you typed is still in the form."
    errorList={[
      { text: "Read the current version, then record yours if it still applies", href: "#now" },
    ]}
  />
);

export const small = "govuk-fieldset__legend--s";

/** What is wrong with a form, said before anything else. */
export const summaryOf = (
  {
    errors = [],
    isStale = false,
  }: { readonly errors?: readonly FieldError[]; readonly isStale?: boolean },
  dates: readonly string[],
) => {
  if (isStale) return overtakenSummary;
  const ids = Object.fromEntries(dates.map((name) => [name, `${name}-day`]));
  return errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
};
