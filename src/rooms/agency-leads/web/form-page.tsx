import type { View } from "../../../platform/http/outcome.ts";
import {
  choices,
  FieldsForm,
  summaryOf,
  type Field,
  type FormProps,
} from "../../../ui/forms/fields-form.tsx";
import type { Colleague } from "../lead-reads.ts";
import type { Area, LeadScheme } from "../lead-scheme.ts";
import type { Body } from "../lead-state.ts";
import { title as listTitle } from "./list-page.tsx";
import { leadPaths } from "./paths.ts";

export type LeadFormPage = FormProps & {
  readonly title: string;
  readonly body: Body;
  readonly isStale?: boolean;
};

/** Names somebody, records training or says that somebody leads no more. */
export function leadFormPage(page: LeadFormPage): View {
  const { title, body } = page;
  const now = leadPaths.body(body);
  const wrong = summaryOf({ ...page, now });
  return {
    title: `${title}: ${body.name}`,
    hasErrors: wrong !== undefined,
    breadcrumbs: [
      { text: listTitle, href: leadPaths.leads },
      { text: body.name, href: now },
      { text: title },
    ],
    body: (
      <>
        {wrong}
        <span class="govuk-caption-l">{body.name}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <FieldsForm {...page} />
      </>
    ),
  };
}

export const trainingFields = (scheme: LeadScheme): readonly Field[] => [
  {
    name: "training",
    label: "Training",
    as: "select",
    items: choices(scheme.trainings),
  },
  { name: "trainedOn", label: "When was the training?", as: "date" },
];

export const endFields: readonly Field[] = [
  { name: "reason", label: "Why are they no longer the lead?", as: "text" },
];

type Naming = {
  readonly staff: readonly Colleague[];
  readonly areas: readonly Area[];
  readonly scheme: LeadScheme;
};

export const nameFields = ({ staff, areas, scheme }: Naming): readonly Field[] => [
  {
    name: "staff",
    label: "Colleague with an account",
    as: "select",
    items: staff.map(({ staffId, name }) => ({ value: staffId, text: name })),
  },
  { name: "name", label: "Or the name of a person without an account", as: "text" },
  { name: "jobTitle", label: "Job title", as: "text" },
  { name: "phone", label: "Work telephone", as: "text" },
  { name: "email", label: "Work email of a person without an account (optional)", as: "text" },
  ...(areas.length > 0
    ? [
        {
          ...({ name: "area", label: "Part of the area, if not all (optional)" } as const),
          ...({ as: "select", items: choices(areas) } as const),
        },
      ]
    : []),
  ...trainingFields(scheme),
];
