import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Counts, PageLinks, spanWords } from "../../../ui/layout/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import type { QueryInForce } from "../figure-reads.ts";
import { standingPaths } from "../paths.ts";
import { standingText } from "../reasons.ts";
import type { Suggestion, SuggestionCounts } from "../suggestion-reads.ts";
import { ageText, ChildOf, Reasons, standsText } from "./parts.tsx";

type ListPage = {
  readonly rows: readonly Suggestion[];
  /** Restricted records on which the reader is named. */
  readonly named: readonly Suggestion[];
  readonly counts: SuggestionCounts;
  readonly queries: readonly QueryInForce[];
  readonly page: number;
  readonly pageSize: number;
  readonly today: string;
};

const columns = [
  // The name first: on a telephone it heads the card.
  { key: "child", text: "Child" },
  { key: "age", text: "Age", isLabelled: true },
  { key: "why", text: "Why" },
  { key: "stands", text: "Status" },
];

/** Whom the queries found. Nothing follows by itself, and no number stands for a child. */
export function listPage(page: ListPage): View {
  const { rows, named, counts, pageSize, today } = page;
  return {
    title: "Pattern alerts",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Pattern alerts</h1>
        <p class="govuk-body">
          Each night Lantern looks for children nobody has referred. A person reads each suggestion
          and decides.
        </p>
        <Counts
          label="Suggestions"
          items={[
            { count: counts.open, text: "not taken up", href: standingPaths.all() },
            {
              count: counts.all - counts.open,
              text: "being dealt with",
              href: standingPaths.all(),
            },
          ]}
        />
        {named.length > 0 && (
          <SortableTable
            caption={`${counted(named.length, "suggestion")} about restricted records on which you are named`}
            captionClasses="govuk-table__caption--s"
            brief
            columns={columns}
            groups={[{ rows: named.map((one) => rowOf(one, today)) }]}
          />
        )}
        <SortableTable
          caption={`${spanWords({ ...page, of: counts.all })}${counted(counts.all, "suggestion")}, the longest waiting first`}
          captionClasses="govuk-table__caption--s"
          brief
          columns={columns}
          groups={[{ rows: rows.map((one) => rowOf(one, today)) }]}
          empty="The queries have found nobody who waits."
        />
        <PageLinks
          page={page.page}
          hasNext={page.page * pageSize < counts.all}
          href={standingPaths.all}
        />
        <Queries {...page} />
      </>
    ),
  };
}

function rowOf(suggestion: Suggestion, today: string): SortableRow {
  return {
    age: ageText(suggestion.bornOn, today),
    child: (
      <ChildOf suggestion={suggestion} href={standingPaths.suggestion(suggestion.suggestionId)} />
    ),
    why: (
      <>
        <strong>{suggestion.asked.name}</strong>
        <Reasons suggestion={suggestion} />
      </>
    ),
    stands: (
      <>
        {standsText(suggestion)}
        <span class="app-line app-secondary">{`Found on ${formatDate(londonDate(suggestion.foundAt))}`}</span>
      </>
    ),
  };
}

function Queries({ queries, today }: ListPage): VNode {
  return (
    <SortableTable
      caption="Alerts"
      captionClasses="govuk-table__caption--m"
      brief="labelled"
      columns={[
        { key: "name", text: "Query" },
        { key: "owner", text: "Who answers for it" },
        { key: "stands", text: "Until when" },
        { key: "ran", text: "Last run" },
      ]}
      groups={[
        {
          rows: queries.map(({ key, query, ownerName, ranAt }) => ({
            name: (
              <>
                <a class="govuk-link" href={standingPaths.query(key)}>
                  {query.name}
                </a>
                <span class="app-line app-secondary">{query.finds}</span>
              </>
            ),
            owner: ownerName,
            stands: standingText(query, today),
            ran: ranAt === null ? "Not yet" : formatDateTime(ranAt),
          })),
        },
      ]}
      empty="No query is written down."
    />
  );
}
