import type { RegisteredAgreement } from "../../directory/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { CohortScheme } from "../cohort-scheme.ts";
import type { CohortPage } from "./cohort-view.ts";
import {
  FieldsForm,
  summaryOf,
  type Field,
  type FormProps,
} from "../../../ui/forms/fields-form.tsx";
import { cohortPaths } from "./paths.ts";

export type CohortFormPage = FormProps & {
  readonly title: string;
  readonly lead: string;
  readonly now: string;
  readonly isStale?: boolean;
};

/** Opens or closes a cohort. */
export function cohortFormPage(page: CohortFormPage): View {
  const { title, lead } = page;
  const wrong = summaryOf(page);
  return {
    title,
    hasErrors: wrong !== undefined,
    breadcrumbs: [{ text: "Cohorts", href: cohortPaths.all }, { text: title }],
    body: (
      <>
        {wrong}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{lead}</p>
        <FieldsForm {...page} />
      </>
    ),
  };
}

type Colleagues = CohortPage["colleagues"];

type Offered = {
  readonly colleagues: Colleagues;
  readonly agreements: readonly RegisteredAgreement[];
};

export const openFields = (
  scheme: CohortScheme,
  { colleagues, agreements }: Offered,
): readonly Field[] => [
  {
    name: "kind",
    label: "What kind of cohort?",
    as: "radios",
    items: scheme.kinds.map(({ key, name, meaning, isListed }) => ({
      value: key,
      text: `${name}: ${meaning}${isListed === true ? ". Known to its list alone" : ""}`,
    })),
  },
  { name: "name", label: "What is it called?", as: "text" },
  { name: "purpose", label: "What is it for?", as: "area" },
  { name: "criteria", label: "Who is it for?", as: "area" },
  {
    name: "agreement",
    label: "Sharing agreement (optional)",
    hint: "From the register: those in force",
    as: "select",
    items: agreements.map(({ reference, title }) => ({
      value: reference,
      text: `${reference}: ${title}`,
    })),
  },
  {
    name: "basis",
    label: "Lawful basis",
    as: "area",
    why: "A list of children needs a lawful basis of its own before the first child is on it. Governance reads it here.",
  },
  {
    name: "owner",
    label: "Who owns it?",
    as: "select",
    items: colleagues.map(({ staffId, name }) => ({ value: staffId, text: name })),
  },
  { name: "agencies", label: "Which agencies take part?", as: "area" },
  { name: "openedOn", label: "When did it begin?", as: "date" },
  { name: "reviewBy", label: "Reviewed by", as: "date" },
];

export const closeFields: readonly Field[] = [
  { name: "closedOn", label: "When did it end?", as: "date" },
  { name: "learned", label: "What was learned?", as: "area" },
];
