import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Counts, ChildLink, PageLinks, spanWords } from "../../../../ui/layout/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { whenClockDue } from "../../../child-record/index.ts";
import type { ReferralCounts, RunningReferral } from "../running-reads.ts";
import { referralWords, Standing } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";

export type ListPage = {
  readonly rows: readonly RunningReferral[];
  readonly counts: ReferralCounts;
  readonly onlyLate: boolean;
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly page: number;
  readonly pageSize: number;
};

/** Referrals that are prepared or wait for a decision: the longest late first. */
export function listPage(page: ListPage): View {
  const { rows, counts, onlyLate } = page;
  const title = "NRM referrals";
  const of = onlyLate ? counts.late : counts.running;
  const span = spanWords({ ...page, of });
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <Counts
          label="Referrals you can see"
          items={[
            { count: counts.running, text: "not decided", href: nrmPaths.list() },
            { count: counts.preparing, text: "being prepared", href: nrmPaths.list() },
            {
              count: counts.late,
              text: "overdue",
              href: nrmPaths.list({ late: "yes" }),
              attention: counts.late > 0,
            },
          ]}
        />
        <SortableTable
          caption={`${span}${counted(of, "referral")} ${onlyLate ? "overdue" : "not decided"}`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "due", text: "Next decision" },
            { key: "stands", text: "Status" },
            { key: "sent", text: "Sent" },
            { key: "decider", text: "Who decides" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, page)) }]}
          empty={
            onlyLate
              ? "No referral you can see is overdue."
              : "No referral waits. One is considered on a child’s page “NRM and forums”."
          }
        />
        <Pages {...page} of={of} />
      </>
    ),
  };
}

type When = Pick<ListPage, "today" | "calendar">;

/** "in 3 working days", "2 working days overdue", or why there is no day. */
export function dueWords(one: RunningReferral, when: When): { when: string; isLate: boolean } {
  if (one.dueOn !== null) return whenClockDue(one.dueOn, when);
  if (one.pausedOn !== null) return { when: "Paused", isLate: false };
  if (one.notBefore !== null)
    return { when: `Not before ${formatDate(one.notBefore)}`, isLate: false };
  return { when: one.stage === "preparing" ? "Not sent yet" : "No day", isLate: false };
}

function rowOf(one: RunningReferral, when: When) {
  const due = dueWords(one, when);
  return {
    child: (
      <ChildLink
        href={nrmPaths.referral(one.personId, one.referralId)}
        name={fullName(one)}
        reference={one.childReference}
      />
    ),
    due: <Standing text={due.when} isLate={due.isLate} />,
    stands: referralWords(one, when).text,
    sent: one.submittedOn === null ? "Not yet" : formatDate(one.submittedOn),
    decider: one.clocks?.name ?? "Not yet",
  };
}

function Pages({ page, pageSize, onlyLate, of }: ListPage & { readonly of: number }): VNode {
  const late = onlyLate ? ({ late: "yes" } as const) : {};
  const href = (number: number): string => nrmPaths.list({ ...late, page: number });
  return <PageLinks page={page} hasNext={page * pageSize < of} href={href} />;
}
