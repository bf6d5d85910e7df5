import type { ComponentChildren } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { FieldsForm, summaryOf } from "../../../ui/forms/fields-form.tsx";

type Wrong = Parameters<typeof summaryOf>[0];
type FormProps = Parameters<typeof FieldsForm>[0];

export type FormPage = FormProps &
  Pick<Wrong, "isStale" | "now"> & {
    readonly title: string;
    readonly lead?: string;
    readonly breadcrumbs: NonNullable<View["breadcrumbs"]>;
    /** Read before the form is filled in. */
    readonly above?: ComponentChildren;
    readonly below?: ComponentChildren;
  };

/** A page with one form: what is wrong first, then what it is about, then its fields. */
export function formPage(page: FormPage): View {
  const {
    title,
    lead,
    breadcrumbs,
    above,
    below,
    errors = [],
    isStale = false,
    now,
    ...form
  } = page;
  return {
    title,
    breadcrumbs,
    hasErrors: errors.length > 0 || isStale,
    body: (
      <>
        {summaryOf({ errors, isStale, fields: form.fields, now })}
        <h1 class="govuk-heading-l">{title}</h1>
        {lead !== undefined && <p class="govuk-body">{lead}</p>}
        {above}
        <FieldsForm {...form} errors={errors} />
        {below}
      </>
    ),
  };
}
