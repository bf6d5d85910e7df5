import type { FieldError } from "../../kernel/fields.ts";
import { FormErrorSummary } from "./errors.tsx";
import { Overtaken } from "./overtaken.tsx";

/** Somebody else was first: what they did stands above, what was typed is still in the form. */
export const overtakenSummary = (
  <Overtaken
    title="A colleague added to this page while you were writing"
    read="Read the current version, then record yours if it still applies"
    href="#now"
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
