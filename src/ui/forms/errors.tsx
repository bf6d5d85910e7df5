import type { VNode } from "preact";
import { ErrorSummary, type ErrorSummaryItem } from "../govuk/index.ts";

/** What is wrong with a form, in the order of its fields. */
export type FormErrors = readonly { field: string; message: string }[];

/** Ids of the controls to focus, where they differ from the field's name. */
export type FieldIds = Readonly<Record<string, string>>;

/** The first error of a field, in the shape that every govuk component takes. */
export function errorFor(errors: FormErrors, field: string): { text: string } | undefined {
  const found = errors.find((error) => error.field === field);
  return found && { text: found.message };
}

/** Errors as links to their fields. A date's errors belong on its first part: name it in `ids`. */
export function errorSummaryItems(errors: FormErrors, ids: FieldIds = {}): ErrorSummaryItem[] {
  return errors.map(({ field, message }) => ({
    text: message,
    href: `#${Object.hasOwn(ids, field) ? (ids[field] ?? field) : field}`,
  }));
}

export interface FormErrorSummaryProps {
  errors: FormErrors;
  ids?: FieldIds | undefined;
  title?: string | undefined;
}

/** "There is a problem", at the top of the page; nothing when there is none. */
export function FormErrorSummary({ errors, ids, title }: FormErrorSummaryProps): VNode | null {
  if (errors.length === 0) return null;
  return (
    <ErrorSummary
      titleText={title ?? "There is a problem"}
      errorList={errorSummaryItems(errors, ids)}
    />
  );
}
