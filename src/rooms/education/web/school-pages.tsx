import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Input } from "../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { SchoolForm } from "../keep-school.ts";
import type { School } from "../school-reads.ts";
import { educationPaths } from "./paths.ts";
import { Lead } from "./school-parts.tsx";

type SchoolsPage = { readonly schools: readonly School[]; readonly mayKeep: boolean };

/** Who to ring in each school; nothing about any child. */
export function schoolsPage({ schools, mayKeep }: SchoolsPage): View {
  const title = "Schools";
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          The safeguarding lead of each school and college, kept once for all children. A child’s
          record leads here by the name of the school.
        </p>
        {mayKeep && (
          <p class="app-screen-only">
            <Button text="Add a school" href={educationPaths.newSchool} />
          </p>
        )}
        <SortableTable
          caption={counted(schools.length, "school")}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "name", text: "School" },
            { key: "lead", text: "Safeguarding lead" },
          ]}
          groups={[
            {
              rows: schools.map((one) => ({
                name: <NameCell school={one} mayKeep={mayKeep} />,
                lead: <Lead school={one} />,
              })),
            },
          ]}
          empty="No school is in the list yet."
        />
      </>
    ),
  };
}

function NameCell({ school, mayKeep }: { school: School; mayKeep: boolean }): VNode {
  return (
    <>
      {mayKeep ? (
        <a class="govuk-link" href={educationPaths.school(school.schoolId)}>
          {school.name}
        </a>
      ) : (
        school.name
      )}
      {school.phone !== null && (
        <span class="app-line">
          <PhoneLink phone={school.phone} />
        </span>
      )}
    </>
  );
}

export type SchoolFormPage = {
  /** Undefined for a new one. */
  readonly school: School | undefined;
  readonly csrfToken: string;
  readonly typed: SchoolForm;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function schoolFormPage(page: SchoolFormPage): View {
  const { school, csrfToken, typed, errors = [], isStale = false } = page;
  const title = school ? school.name : "Add a school";
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [{ text: "Schools", href: educationPaths.schools }, { text: title }],
    body: (
      <>
        {isStale && <ChangedMeanwhile />}
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        {school && (
          <p class="govuk-body app-secondary">
            {`Checked on ${formatDate(school.checkedOn)} by ${school.keptBy}. Saving says that these are still the people to ring.`}
          </p>
        )}
        <Form
          action={school ? educationPaths.school(school.schoolId) : educationPaths.newSchool}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={typed.version} />
          {fields.map(([name, label]) => (
            <Input
              name={name}
              label={{ text: label }}
              value={typed[name]}
              errorMessage={errorFor(errors, name)}
            />
          ))}
          <Button text={school ? "Save" : "Add the school"} preventDoubleClick />
        </Form>
      </>
    ),
  };
}

const fields: readonly (readonly [Exclude<keyof SchoolForm, "version">, string])[] = [
  ["name", "Name of the school or college"],
  ["phone", "Telephone of the office (optional)"],
  ["leadName", "Safeguarding lead"],
  ["leadPhone", "Telephone of the lead"],
  ["deputyName", "Deputy (optional)"],
  ["deputyPhone", "Telephone of the deputy (optional)"],
];

const ChangedMeanwhile = (): VNode => (
  <Overtaken
    title="A colleague saved this school while you were writing"
    says="changes"
    read="Read the current version"
    href={educationPaths.schools}
  />
);
