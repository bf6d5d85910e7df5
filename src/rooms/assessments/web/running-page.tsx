import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Counts, ChildLink, PageLinks, spanWords, Due } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { fullName } from "../../subjects/index.ts";
import type { Running, RunningCounts } from "../running-reads.ts";
import { stateWords } from "../state.ts";

export type RunningPage = {
  readonly rows: readonly Running[];
  readonly counts: RunningCounts;
  readonly onlyLate: boolean;
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly page: number;
  readonly pageSize: number;
};

/** What runs within reach: what is late first, the longest first; what stands last. */
export function runningPage(page: RunningPage): View {
  const { rows, counts, onlyLate } = page;
  const { running, late, paused } = counts;
  const title = "Assessments";
  const of = onlyLate ? late : running;
  const span = spanWords({ ...page, of });
  const what = onlyLate ? "overdue" : `that run, ${paused} of them paused`;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <Counts
          label="Assessments you can see"
          items={[
            { count: running, text: "running", href: pathwayPaths.running() },
            {
              count: late,
              text: "overdue",
              href: pathwayPaths.running({ late: "yes" }),
              attention: late > 0,
            },
          ]}
        />
        <SortableTable
          caption={`${span}${counted(of, "assessment")} ${what}`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "what", text: "Assessment" },
            { key: "clock", text: "Clock" },
            { key: "begun", text: "Begun" },
            { key: "lead", text: "Led by" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, page)) }]}
          empty={
            onlyLate
              ? "No assessment you can see is overdue."
              : "No assessment runs. One is begun on the Pathway page of a child’s record."
          }
        />
        <Pages {...page} of={of} />
      </>
    ),
  };
}

function rowOf(one: Running, when: Pick<RunningPage, "today" | "calendar">) {
  const { text, isLate } = stateWords(one, when);
  return {
    child: (
      <ChildLink
        href={pathwayPaths.child(one.personId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    what: (
      <a class="govuk-link" href={pathwayPaths.assessment(one.personId, one.assessmentId)}>
        {one.body.name}
      </a>
    ),
    clock: <Due isOverdue={isLate} text={text} />,
    begun: formatDate(one.startedOn),
    lead: one.lead,
  };
}

function Pages({ page, pageSize, onlyLate, of }: RunningPage & { readonly of: number }): VNode {
  const late = onlyLate ? ({ late: "yes" } as const) : {};
  const href = (number: number): string => pathwayPaths.running({ ...late, page: number });
  return <PageLinks page={page} hasNext={page * pageSize < of} href={href} />;
}
