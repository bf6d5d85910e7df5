import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Findable, Whereabouts } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { schoolNamed, type School } from "../school-reads.ts";
import { educationPaths } from "./paths.ts";

type SchoolsProps = {
  readonly facts: ChildFacts;
  readonly findable: Findable;
  readonly schools: readonly School[];
};

/** Schools now and before, as they stand where the child can be found, and who to ring in each. */
export function SchoolsOfChild({ facts, findable, schools }: SchoolsProps): VNode {
  const { personId } = facts.person;
  return (
    <section>
      <h2 class="govuk-heading-m">School</h2>
      {findable.kind === "protected" ? (
        <InsetText>
          {`Where this child can be found is protected, and so is the school. Ask ${findable.protection.by.name}.`}
        </InsetText>
      ) : (
        <SchoolTable rows={schoolsIn(findable.facts)} schools={schools} />
      )}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paths.whereabouts(personId)}>
          Home, school and contacts
        </a>
      </p>
    </section>
  );
}

const schoolsIn = (facts: readonly Whereabouts[]): readonly Whereabouts[] =>
  facts.filter(({ kind }) => kind === "school");

type TableProps = { readonly rows: readonly Whereabouts[]; readonly schools: readonly School[] };

function SchoolTable({ rows, schools }: TableProps): VNode {
  return (
    <SortableTable
      caption="Schools, the newest first"
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "name", text: "School" },
        { key: "when", text: "When" },
        { key: "lead", text: "Safeguarding lead" },
      ]}
      groups={[
        {
          rows: rows.map((one) => ({
            name: one.wording,
            when: whenOf(one),
            lead: one.to === null ? <Lead school={schoolNamed(schools, one.wording)} /> : "",
          })),
        },
      ]}
      empty="No school is recorded. It is written with an enrolment, or under “Home, school and contacts”."
    />
  );
}

function whenOf({ from, to }: Whereabouts): string {
  const since = from === null ? "Since when is not known" : `Since ${formatDate(from)}`;
  if (to === null) return since;
  return from === null ? `Until ${formatDate(to)}` : `${formatDate(from)} to ${formatDate(to)}`;
}

/** Who to ring, with the number that a telephone dials. */
export function Lead({ school }: { readonly school: School | undefined }): VNode {
  if (!school) {
    return (
      <>
        Not in the list of{" "}
        <a class="govuk-link" href={educationPaths.schools}>
          schools
        </a>
      </>
    );
  }
  return (
    <>
      {school.leadName} <PhoneLink phone={school.leadPhone} />
      {school.deputyName !== null && (
        <span class="app-line">
          {`Deputy: ${school.deputyName} `}
          {school.deputyPhone !== null && <PhoneLink phone={school.deputyPhone} />}
        </span>
      )}
      <span class="app-line app-secondary">{`Checked on ${formatDate(school.checkedOn)}`}</span>
    </>
  );
}
