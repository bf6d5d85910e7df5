import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { ListPages, ListTable, ListTables } from "../../../ui/lists/index.ts";
import { fullName } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { childList } from "../child-list.ts";
import type { Escalation } from "../escalation-reads.ts";
import { stageName, subjects } from "../escalation.ts";
import type { openList } from "../open-list.ts";
import { stateWords } from "../state.ts";
import { escalationPaths } from "./paths.ts";
import { Due } from "../../../ui/layout/index.ts";

/** What is open within reach, the longest open first. */
export function openPage(shown: ShownBy<typeof openList>): View {
  const title = "Disagreements between agencies";
  const { counts } = shown.around;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`${counts.late} overdue at their stage, ${counts.paused} with a paused clock.`}
        </p>
        <ListTables
          shown={shown}
          cells={{
            child: (one) => (
              <>
                {fullName(one)}
                <span class="app-line app-secondary">{one.reference}</span>
              </>
            ),
            ...cellsIn(shown.around),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}

const cellsIn = (when: Parameters<typeof stateWords>[1]) => ({
  what: (one: Escalation) => (
    <>
      <a class="govuk-link" href={escalationPaths.one(one.personId, one.escalationId)}>
        {`${one.ofAgency} and ${one.withAgency}`}
      </a>
      <span class="app-line app-secondary">{subjects[one.about]}</span>
    </>
  ),
  stage: (one: Escalation) => stageName(one.body, one.stage),
  clock: (one: Escalation) => {
    const { text, isLate } = stateWords(one, when);
    return <Due isOverdue={isLate} text={text} />;
  },
  raised: (one: Escalation) => formatDate(one.raisedOn),
});

type ChildEscalations = {
  readonly facts: ChildFacts;
  readonly shown: ShownBy<typeof childList>;
  readonly mayRaise: boolean;
};

/** Of one child: what is open, and what was resolved. */
export function childEscalationsPage({ facts, shown, mayRaise }: ChildEscalations): View {
  const cells = cellsIn(shown.around);
  return childPage({
    facts,
    tab: "worry",
    heading: "Disagreements between agencies",
    children: (
      <>
        <ListTable table={shown.tables.open} cells={cells} />
        {mayRaise && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Raise a disagreement"
              href={escalationPaths.raise(facts.person.personId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        <ListTable table={shown.tables.resolved} cells={cells} />
      </>
    ),
  });
}
