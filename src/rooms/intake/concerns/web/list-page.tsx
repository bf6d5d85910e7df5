import type { VNode } from "preact";
import { PageLinks } from "../../../../ui/layout/index.ts";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { concernsPerPage, type Concern } from "../concern-reads.ts";
import { ageInBrackets, childName, clockInWords, statusOf } from "../concern-words.ts";
import type { SendingTeam } from "../sending-teams.ts";
import { paths } from "./paths.ts";
import { StatusTag } from "./status-tag.tsx";

export type ListPage = {
  /** One more than a page holds, where there is another. */
  readonly concerns: readonly Concern[];
  readonly nextSteps: ReadonlyMap<string, string>;
  readonly teams: readonly SendingTeam[];
  readonly page: number;
  readonly now: Date;
  readonly today: string;
};

const title = "Concerns";

export function listPage(page: ListPage): View {
  return {
    title,
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`What your team told the multi-agency safeguarding hub (MASH)${teamNames(page.teams)}.`}
        </p>
        <Button text="Raise a concern" href={paths.question} />
        {page.concerns.length === 0 && page.page === 1 ? nothing : <List {...page} />}
        <Pages {...page} />
      </>
    ),
  };
}

const nothing = (
  <InsetText>
    Nothing has been sent yet. Every concern your team sends is listed here with its reference, when
    the MASH decides, and what was decided; colleagues in your team see them too.
  </InsetText>
);

const teamNames = (teams: readonly SendingTeam[]): string =>
  teams.length === 0 ? "" : `: ${teams.map(({ name, agency }) => `${name}, ${agency}`).join("; ")}`;

const columns = [
  { key: "child", text: "About" },
  { key: "reference", text: "Reference" },
  { key: "sent", text: "Sent", isLabelled: true },
  { key: "clock", text: "Decision", isLabelled: true },
  { key: "outcome", text: "Outcome", isLabelled: true },
  { key: "status", text: "Status" },
];

function List(page: ListPage): VNode {
  return (
    <SortableTable
      caption="Latest first"
      captionClasses="govuk-table__caption--s"
      dense
      brief
      columns={columns}
      groups={[{ rows: page.concerns.slice(0, concernsPerPage).map((one) => rowOf(one, page)) }]}
      empty="There is nothing on this page."
    />
  );
}

function rowOf(concern: Concern, { now, today, nextSteps }: ListPage): SortableRow {
  return {
    child: (
      <>
        <a class="govuk-link" href={paths.concern(concern.concernId)}>
          {childName(concern)}
        </a>
        {ageInBrackets(concern, today)}
      </>
    ),
    reference: concern.reference,
    sent: (
      <>
        <span class="app-nowrap">{formatDateTime(concern.sentAt)}</span>
        <span class="app-secondary app-line">{concern.sentByName}</span>
      </>
    ),
    clock: clockInWords(concern, now),
    outcome: nextSteps.get(concern.concernId) ?? "Not yet",
    status: (
      <span class="app-nowrap">
        <StatusTag status={statusOf(concern)} />
      </span>
    ),
  };
}

function Pages({ concerns, page }: ListPage): VNode | null {
  const hasNext = concerns.length > concernsPerPage;
  if (!hasNext && page === 1) return null;
  return <PageLinks page={page} hasNext={hasNext} href={paths.list} />;
}
