import { formatDate } from "../../../kernel/dates.ts";
import { ChildLink, PageLinks, Due } from "../../../ui/layout/index.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { levelSaid, type LevelScheme } from "../../child-record/index.ts";
import type { WaitingClosure } from "../closure-reads.ts";
import type { RunningTransfer } from "../transfer-reads.ts";
import { dutiesWords } from "./life-page.tsx";
import { noticeWords } from "./notice-words.ts";
import { lifePaths } from "./paths.ts";

type Named = {
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

const child = (one: Named, href: string) => (
  <ChildLink href={href} name={fullName(one)} reference={one.reference} />
);

type ClosingsPage = { readonly rows: readonly WaitingClosure[]; readonly scheme: LevelScheme };

/** Proposals to close that wait for somebody's decision. */
export function closingsPage({ rows, scheme }: ClosingsPage): View {
  const title = "Proposals to close";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body app-form">
          Each waits for a second person to decide. Until then the record is open.{" "}
          <a class="govuk-link" href="/children?show=closed">
            Closed records
          </a>
        </p>
        <SortableTable
          caption={`${counted(rows.length, "proposal")} to decide`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "level", text: "Level" },
            { key: "by", text: "Proposed by" },
            { key: "on", text: "On" },
            { key: "who", text: "Who decides" },
          ]}
          groups={[
            {
              rows: rows.map((one) => ({
                child: child(one, lifePaths.closing(one.personId, one.closureId)),
                level: levelSaid(scheme, { level: one.level, said: one.levelSaid }),
                by: one.proposedBy,
                on: formatDate(one.proposedOn),
                who: one.needsPanel
                  ? "A meeting"
                  : `Anyone who can agree, except ${one.proposedBy}`,
              })),
            },
          ]}
          empty="No proposal waits."
        />
      </>
    ),
  };
}

function answerCell(one: RunningTransfer, today: string) {
  if (one.acknowledgedOn !== null) return formatDate(one.acknowledgedOn);
  const words = noticeWords(one, today);
  if (words === undefined) return "Not yet";
  return <Due isOverdue={words.isLate} text={words.text} />;
}

type TransfersPage = {
  readonly rows: readonly RunningTransfer[];
  readonly total: number;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
};

/** Transfers between areas that run, the longest first. */
export function transfersPage({ rows, total, today, page, pageSize }: TransfersPage): View {
  const title = "Transfers between areas";
  const href = (number: number): string => `${lifePaths.transfers}?page=${number}`;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <SortableTable
          caption={`${counted(total, "transfer")} within reach`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "what", text: "What" },
            { key: "from", text: "From" },
            { key: "duties", text: "Duties" },
            { key: "answer", text: "Their answer" },
          ]}
          groups={[
            {
              rows: rows.map((one) => ({
                child: child(one, lifePaths.transfer(one.personId, one.transferId)),
                what: `${one.kind.name}: ${one.area}`,
                from: formatDate(one.beganOn),
                duties: dutiesWords(one),
                answer: answerCell(one, today),
              })),
            },
          ]}
          empty="No other area is recorded for a child you can see."
        />
        <PageLinks page={page} hasNext={page * pageSize < total} href={href} />
      </>
    ),
  };
}
