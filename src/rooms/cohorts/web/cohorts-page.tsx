import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { ListTables } from "../../../ui/lists/index.ts";
import type { Cohort } from "../cohort-reads.ts";
import type { cohortsList } from "../cohorts-list.ts";
import { Review } from "./child-page.tsx";
import { cohortPaths } from "./paths.ts";

/** The cohorts that the reader may know of. */
export function cohortsPage(shown: ShownBy<typeof cohortsList>, mayManage: boolean): View {
  const title = "Cohorts";
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Groups of work with children: what each is for, what is tried and whether it worked. A
          person decides who is in one.
        </p>
        {mayManage && (
          <p class="app-screen-only">
            <Button text="Open a cohort" href={cohortPaths.open} />
          </p>
        )}
        <ListTables
          shown={shown}
          cells={{
            name: ({ cohortId, name, kindName }) => (
              <>
                <a class="govuk-link" href={cohortPaths.cohort(cohortId)}>
                  {name}
                </a>
                <span class="app-line app-secondary">{kindName}</span>
              </>
            ),
            owner: ({ owner }) => owner,
            since: (one) => <Since cohort={one} today={shown.around.today} />,
          }}
        />
      </>
    ),
  };
}

function Since({ cohort, today }: { readonly cohort: Cohort; readonly today: string }): VNode {
  if (cohort.closedOn !== null) {
    return <>{`${formatDate(cohort.openedOn)} to ${formatDate(cohort.closedOn)}`}</>;
  }
  return (
    <>
      {formatDate(cohort.openedOn)}
      <Review by={cohort.reviewBy} today={today} />
    </>
  );
}
