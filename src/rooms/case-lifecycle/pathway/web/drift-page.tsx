import type { VNode } from "preact";
import { Behind, ChildLink, PageLinks, Due } from "../../../../ui/layout/index.ts";
import { formatDate, daysBetween } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { clockOn, clockWords, withinWords } from "../../../../kernel/day-clock.ts";
import { stageName, type Pathway } from "../../../child-record/index.ts";
import type { Drifting, StageCount } from "../drift-reads.ts";
import { pathwayPaths } from "./paths.ts";

export type DriftPage = {
  readonly rows: readonly Drifting[];
  readonly counts: readonly StageCount[];
  readonly pathway: Pathway;
  readonly stage: string | undefined;
  readonly onlyBeyond: boolean;
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly page: number;
  readonly pageSize: number;
};

/** Children by time at stage, the longest first, with each stage counted above. */
export function driftPage(page: DriftPage): View {
  const title = "How long children have been at their stage";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Days are counted from when the child came to the stage.{" "}
          <a class="govuk-link app-screen-only" href={pathwayPaths.pathway()}>
            The pathway, with the target time for each stage
          </a>
        </p>
        <div class="app-folds">
          <Behind words="Each stage, and how many children are there">
            <Stages {...page} />
          </Behind>
        </div>
        <Narrowed {...page} />
        <Children {...page} />
        <Pages {...page} />
      </>
    ),
  };
}

const totalOf = ({ counts, stage, onlyBeyond }: DriftPage): number =>
  counts
    .filter((one) => stage === undefined || one.stage === stage)
    .reduce((sum, { children, beyond }) => sum + (onlyBeyond ? beyond : children), 0);

function Stages({ counts, pathway }: DriftPage): VNode {
  const place = (key: string): number => {
    const index = pathway.stages.findIndex((one) => one.key === key);
    return index < 0 ? pathway.stages.length : index;
  };
  const sorted = counts.toSorted((one, other) => place(one.stage) - place(other.stage));
  return (
    <SortableTable
      caption="Each stage"
      captionClasses="govuk-table__caption--m"
      brief="labelled"
      columns={[
        { key: "stage", text: "Stage" },
        { key: "children", text: "Children", numeric: true },
        { key: "median", text: "Median days", numeric: true },
        { key: "within", text: "May take" },
        { key: "beyond", text: "Over target", numeric: true },
      ]}
      groups={[
        {
          rows: sorted.map((one) => {
            const within = pathway.stages.find(({ key }) => key === one.stage)?.within;
            return {
              stage: (
                <a class="govuk-link" href={pathwayPaths.drift({ stage: one.stage })}>
                  {stageName(pathway, one.stage)}
                </a>
              ),
              children: String(one.children),
              median: String(one.medianDays),
              within: within ? withinWords(within) : "No clock",
              beyond:
                one.beyond === 0 ? (
                  "0"
                ) : (
                  <a
                    class="govuk-link"
                    href={pathwayPaths.drift({ stage: one.stage, beyond: "yes" })}
                    aria-label={`${one.beyond} longer at ${stageName(pathway, one.stage)}`}
                  >
                    {String(one.beyond)}
                  </a>
                ),
            };
          }),
        },
      ]}
      empty="No open child you can see has a stage yet."
    />
  );
}

function Narrowed({ stage, onlyBeyond, pathway, counts }: DriftPage): VNode {
  const beyond = counts.reduce((sum, one) => sum + one.beyond, 0);
  const isNarrowed = stage !== undefined || onlyBeyond;
  return (
    <p class="govuk-body app-screen-only">
      {isNarrowed ? (
        <a class="govuk-link" href={pathwayPaths.drift()}>
          {`Show every stage${stage === undefined ? "" : `, not ${stageName(pathway, stage)} alone`}`}
        </a>
      ) : (
        <a class="govuk-link" href={pathwayPaths.drift({ beyond: "yes" })}>
          {`Only those beyond their stage’s clock (${beyond})`}
        </a>
      )}
    </p>
  );
}

function captionOf(page: DriftPage): string {
  const { stage, onlyBeyond, pathway, rows, pageSize } = page;
  const total = totalOf(page);
  const words = [
    counted(total, "child", "children"),
    ...(stage === undefined ? [] : [`at ${stageName(pathway, stage)}`]),
    ...(onlyBeyond ? ["beyond the stage’s clock"] : []),
  ].join(" ");
  if (total <= pageSize) return `${words}, the longest first`;
  const first = (page.page - 1) * pageSize + 1;
  return `${first} to ${first + rows.length - 1} of ${words}, the longest first`;
}

function Children(page: DriftPage): VNode {
  return (
    <SortableTable
      caption={captionOf(page)}
      captionClasses="govuk-table__caption--m"
      brief="labelled"
      columns={[
        { key: "child", text: "Child" },
        { key: "stage", text: "Stage" },
        { key: "days", text: "Days there", numeric: true },
        { key: "since", text: "Since", isMore: true },
        { key: "clock", text: "Clock" },
        { key: "lead", text: "Lead practitioner", isMore: true },
      ]}
      groups={[{ rows: page.rows.map((one) => rowOf(one, page)) }]}
      empty="No child is listed here."
    />
  );
}

function rowOf(one: Drifting, page: DriftPage) {
  return {
    about: fullName(one),
    child: (
      <ChildLink
        href={pathwayPaths.child(one.personId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    stage: stageName(page.pathway, one.stage),
    days: String(daysBetween(one.since, page.today)),
    since: formatDate(one.since),
    clock: <ClockCell one={one} page={page} />,
    lead: one.leads.length === 0 ? "Nobody recorded yet" : one.leads.join(", "),
  };
}

function ClockCell({ one, page }: { readonly one: Drifting; readonly page: DriftPage }): VNode {
  const { pathway, today, calendar } = page;
  const within = pathway.stages.find(({ key }) => key === one.stage)?.within;
  if (within === undefined) return <span class="app-table__later">No clock</span>;
  const state = clockOn({ runsFrom: one.since, within, pauses: [] }, today, calendar);
  if (!state.ok) return <>The calendar does not reach so far back</>;
  const { text, isLate } = clockWords(state.value, within);
  // On a phone a clock that is not late is one press away.
  return isLate ? <Due isOverdue text={text} /> : <span class="app-table__later">{text}</span>;
}

function Pages(page: DriftPage): VNode {
  const { stage, onlyBeyond, pageSize } = page;
  const narrowed = {
    ...(stage === undefined ? {} : { stage }),
    ...(onlyBeyond ? { beyond: "yes" as const } : {}),
  };
  const href = (number: number): string => pathwayPaths.drift({ ...narrowed, page: number });
  return <PageLinks page={page.page} hasNext={page.page * pageSize < totalOf(page)} href={href} />;
}
