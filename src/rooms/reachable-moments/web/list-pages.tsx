import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { ChildLink, Counts, PageLinks, spanWords } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName, mayDo } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { Moment, MomentCounts, MomentOf } from "../moment-reads.ts";
import { momentPaths } from "../paths.ts";
import { Clock, MomentLine } from "./parts.tsx";

type ListPage = {
  readonly rows: readonly MomentOf[];
  readonly counts: MomentCounts;
  readonly now: Date;
  readonly page: number;
  readonly pageSize: number;
};

/** Reachable moments you can see that nobody has closed: what is due first stands first. */
export function listPage(page: ListPage): View {
  const { rows, counts, now, pageSize } = page;
  const span = spanWords({ ...page, of: counts.open });
  return {
    title: "Reachable moments",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Reachable moments</h1>
        <Counts
          label="Reachable moments you can see"
          items={[
            { count: counts.open, text: "open", href: momentPaths.list() },
            {
              count: counts.late,
              text: "not reached in time",
              href: momentPaths.list(),
              attention: counts.late > 0,
            },
          ]}
        />
        <SortableTable
          caption={`${span}${counted(counts.open, "moment")}, the first due first`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "what", text: "What happened" },
            { key: "when", text: "When" },
            { key: "clock", text: "To be reached" },
          ]}
          groups={[
            {
              rows: rows.map((moment) => ({
                child: (
                  <ChildLink
                    href={momentPaths.moment(moment.personId, moment.momentId)}
                    name={fullName(moment)}
                    reference={moment.reference}
                  />
                ),
                what: moment.name,
                when: formatDateTime(moment.happenedAt),
                clock: <Clock moment={moment} now={now} />,
              })),
            },
          ]}
          empty="No open reachable moments that you can see."
        />
        <PageLinks
          page={page.page}
          hasNext={page.page * pageSize < counts.open}
          href={momentPaths.list}
        />
      </>
    ),
  };
}

/** All moments of one child. */
export function childMomentsPage({
  facts,
  moments,
}: {
  readonly facts: ChildFacts;
  readonly moments: readonly Moment[];
}): View {
  return childPage({
    facts,
    tab: "overview",
    heading: "Reachable moments for this child",
    children: (
      <>
        {mayDo(facts.actor, "moment.record", facts) && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={momentPaths.add(facts.person.personId)}>
              Record a moment
            </a>
          </p>
        )}
        {moments.length === 0 ? (
          <p class="govuk-body">None has been recorded yet.</p>
        ) : (
          <ul class="govuk-list govuk-list--spaced">
            {moments.map((moment) => (
              <li>
                <MomentLine moment={moment} now={facts.now} />
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  });
}
