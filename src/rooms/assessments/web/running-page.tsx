import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { ChildLink, Due } from "../../../ui/layout/index.ts";
import { FacetCounts, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { fullName } from "../../subjects/index.ts";
import type { runningList } from "../running-list.ts";
import { stateWords } from "../state.ts";

export function runningPage(shown: ShownBy<typeof runningList>): View {
  const title = "Assessments";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <FacetCounts label="Assessments you can see" facets={shown.facets.numbers} />
        <ListTables
          shown={shown}
          cells={{
            child: (one) => (
              <ChildLink
                href={pathwayPaths.child(one.personId)}
                name={fullName(one)}
                reference={one.reference}
              />
            ),
            what: ({ personId, assessmentId, body }) => (
              <a class="govuk-link" href={pathwayPaths.assessment(personId, assessmentId)}>
                {body.name}
              </a>
            ),
            clock: (one) => {
              const { text, isLate } = stateWords(one, shown.around);
              return <Due isOverdue={isLate} text={text} />;
            },
            begun: ({ startedOn }) => formatDate(startedOn),
            lead: ({ lead }) => lead,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}
