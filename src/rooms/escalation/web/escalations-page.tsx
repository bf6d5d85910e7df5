import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { PageLinks } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { stageName, subjects } from "../escalation.ts";
import type { Escalation, OpenCounts, OpenEscalation } from "../escalation-reads.ts";
import { stateWords } from "../state.ts";
import { escalationPaths } from "./paths.ts";

type When = { readonly today: string; readonly calendar: WorkingCalendar };

export type OpenPage = When & {
  readonly rows: readonly OpenEscalation[];
  readonly counts: OpenCounts;
  readonly page: number;
  readonly pageSize: number;
};

const columns = [
  { key: "what", text: "Between" },
  { key: "stage", text: "Stage" },
  { key: "clock", text: "Clock" },
  { key: "raised", text: "Raised" },
];

/** What is open within reach, the longest open first. */
export function openPage({ rows, counts, page, pageSize, ...when }: OpenPage): View {
  const title = "Disagreements between agencies";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`${counts.late} late at their stage, ${counts.paused} with a paused clock.`}
        </p>
        <SortableTable
          caption={`${counted(counts.open, "disagreement")} open, the longest first`}
          captionClasses="govuk-table__caption--s"
          columns={[{ key: "child", text: "Child" }, ...columns]}
          groups={[
            {
              rows: rows.map((one) => ({
                child: (
                  <>
                    {fullName(one)}
                    <span class="app-line app-secondary">{one.reference}</span>
                  </>
                ),
                ...cells(one, when),
              })),
            },
          ]}
          empty="No disagreement is open within your reach."
        />
        <PageLinks
          page={page}
          hasNext={page * pageSize < counts.open}
          href={escalationPaths.open}
        />
      </>
    ),
  };
}

function cells(one: Escalation, when: When) {
  const { text, isLate } = stateWords(one, when);
  return {
    what: (
      <>
        <a class="govuk-link" href={escalationPaths.one(one.personId, one.escalationId)}>
          {`${one.ofAgency} and ${one.withAgency}`}
        </a>
        <span class="app-line app-secondary">{subjects[one.about]}</span>
      </>
    ),
    stage: stageName(one.body, one.stage),
    clock: isLate ? <strong class="app-late">{text}</strong> : text,
    raised: formatDate(one.raisedOn),
  };
}

export type ChildEscalations = {
  readonly facts: ChildFacts;
  readonly escalations: readonly Escalation[];
  readonly calendar: WorkingCalendar;
  readonly mayRaise: boolean;
};

/** Of one child: what is open, and what was resolved. */
export function childEscalationsPage(page: ChildEscalations): View {
  const { facts, escalations, calendar, mayRaise } = page;
  const when = { today: facts.today, calendar };
  const open = escalations.filter(({ resolvedOn }) => resolvedOn === null);
  const resolved = escalations.filter(({ resolvedOn }) => resolvedOn !== null);
  return childPage({
    facts,
    tab: "worry",
    heading: "Disagreements between agencies",
    children: (
      <>
        <List title="Open" rows={open} when={when} empty="None is open." />
        {mayRaise && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Raise a disagreement"
              href={escalationPaths.raise(facts.person.personId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        <List title="Resolved" rows={resolved} when={when} empty="None so far." />
      </>
    ),
  });
}

type ListProps = {
  readonly title: string;
  readonly rows: readonly Escalation[];
  readonly when: When;
  readonly empty: string;
};

const List = ({ title, rows, when, empty }: ListProps): VNode => (
  <SortableTable
    caption={title}
    captionClasses="govuk-table__caption--m"
    columns={columns}
    groups={[{ rows: rows.map((one) => cells(one, when)) }]}
    empty={empty}
  />
);
