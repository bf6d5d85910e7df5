import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { counted } from "../../../kernel/words.ts";
import { ChildLink, Counts, PageLinks, spanWords, Due } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { seenWords } from "../seen.ts";
import type { Show, Unseen, UnseenCounts } from "../unseen-reads.ts";
import type { VisitScheme } from "../visit-scheme.ts";
import { doorPaths } from "./paths.ts";

export type UnseenPage = {
  readonly tabs: VNode | null;
  readonly rows: readonly Unseen[];
  readonly counts: UnseenCounts;
  readonly scheme: VisitScheme;
  readonly show: Show;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
};

/** Who has not been seen on a visit for too long, of open children within reach. */
export function unseenPage({
  tabs,
  rows,
  counts,
  scheme,
  show,
  today,
  page,
  pageSize,
}: UnseenPage): View {
  const title = "Visits: who has not been seen";
  const of = counts[show];
  const cell = (on: string | null, within: number, openedOn: string | null) => {
    const { text, isLate } = seenWords(on, { today, within, openedOn });
    return isLate ? <Due isOverdue text={`${text}: overdue`} /> : text;
  };
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {tabs}
        <p class="govuk-body app-form">
          {`A child whose record is open is to be seen on a visit within ${counted(scheme.seenWithinDays, "day")}, and alone within ${counted(scheme.aloneWithinDays, "day")}; more often where the plan says so. Days count from the last visit or from when the record was opened.`}
        </p>
        <Counts
          label="Children you can see"
          items={[
            {
              count: counts.seen,
              text: "not seen",
              href: doorPaths.list("seen"),
              attention: counts.seen > 0,
            },
            {
              count: counts.alone,
              text: "not seen alone",
              href: doorPaths.list("alone"),
              attention: counts.alone > 0,
            },
          ]}
        />
        <SortableTable
          caption={`${spanWords({ page, pageSize, of })}${counted(of, "child", "children")} not ${show === "seen" ? "seen" : "seen alone"} for too long, the longest first`}
          captionClasses="govuk-table__caption--s"
          brief="labelled"
          columns={[
            { key: "child", text: "Child" },
            { key: "seen", text: "Seen" },
            { key: "alone", text: "Seen alone" },
            { key: "lead", text: "Lead practitioner" },
          ]}
          groups={[
            {
              rows: rows.map((one) => ({
                child: (
                  <ChildLink
                    href={doorPaths.visits(one.personId)}
                    name={fullName(one)}
                    reference={one.reference}
                  />
                ),
                seen: cell(one.seenOn, scheme.seenWithinDays, one.openedOn),
                alone: cell(one.aloneOn, scheme.aloneWithinDays, one.openedOn),
                lead: one.leads.length > 0 ? one.leads.join(", ") : "Nobody recorded yet",
              })),
            },
          ]}
          empty="Every open child you can see has been seen in time."
        />
        <PageLinks
          page={page}
          hasNext={page * pageSize < of}
          href={(number) => doorPaths.list(show, number)}
        />
      </>
    ),
  };
}
