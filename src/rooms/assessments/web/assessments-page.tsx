import type { VNode } from "preact";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { Assessment } from "../assessment-reads.ts";
import { withinWords } from "../../../kernel/day-clock.ts";
import type { AssessmentKind } from "../kinds.ts";
import { AssessmentLines } from "./assessment-lines.tsx";

export type AssessmentsPage = {
  readonly facts: ChildFacts;
  readonly assessments: readonly Assessment[];
  readonly kinds: readonly AssessmentKind[];
  readonly calendar: WorkingCalendar;
  readonly mayBegin: boolean;
};

/** The assessments of a child, what runs first, and the kinds that can be begun. */
export function assessmentsPage(page: AssessmentsPage): View {
  const { facts, assessments, calendar } = page;
  const { personId } = facts.person;
  const shown = { personId, today: facts.today, calendar };
  const running = assessments.filter(({ finishedOn }) => finishedOn === null);
  const finished = assessments.filter(({ finishedOn }) => finishedOn !== null);
  return childPage({
    facts,
    tab: "pathway",
    heading: "Assessments",
    children: (
      <>
        <h2 class="govuk-heading-m">Running</h2>
        {running.length === 0 ? (
          <p class="govuk-body">No assessment runs for this child.</p>
        ) : (
          <AssessmentLines {...shown} assessments={running} />
        )}
        {page.mayBegin && <Kinds {...page} running={running} />}
        <h2 class="govuk-heading-m">Finished</h2>
        {finished.length === 0 ? (
          <p class="govuk-body">None so far.</p>
        ) : (
          <AssessmentLines {...shown} assessments={finished} />
        )}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={pathwayPaths.child(personId)}>
            Where the child is on the pathway
          </a>
        </p>
      </>
    ),
  });
}

type KindsProps = AssessmentsPage & { readonly running: readonly Assessment[] };

function Kinds({ facts, kinds, running }: KindsProps): VNode {
  const free = kinds.filter(({ key }) => running.every(({ kind }) => kind !== key));
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Begin one</h2>
      <ul class="govuk-list">
        {free.map(({ key, body }) => (
          <li>
            <a class="govuk-link" href={pathwayPaths.begin(facts.person.personId, key)}>
              {body.name}
            </a>
            <span class="app-line app-secondary">
              {`${body.meaning}. Within ${withinWords(body.within)}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
