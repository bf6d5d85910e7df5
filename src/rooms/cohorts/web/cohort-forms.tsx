import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import { overtakenAt } from "./child-forms.tsx";
import { cohortPaths } from "./paths.ts";

type CohortFormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly title: string;
  readonly lead: string;
  /** Where what stands now is read. */
  readonly current: string;
};

/** Opens or closes a cohort. */
export function cohortFormPage<F extends AnyForm>(page: CohortFormPage<F>): View {
  const { title, lead, current, ...form } = page;
  const { isStale = false } = form.state;
  const summary = isStale ? overtakenAt(current) : formSummary(form.form, form.state);
  return {
    title,
    hasErrors: summary !== undefined,
    breadcrumbs: [{ text: "Cohorts", href: cohortPaths.all }, { text: title }],
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{lead}</p>
        <DeclaredForm {...form} />
      </>
    ),
  };
}
