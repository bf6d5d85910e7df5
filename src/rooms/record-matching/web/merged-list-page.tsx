import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { PageLinks, Reference } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName, type Merge, type MergeProposal } from "../../subjects/index.ts";
import { samePaths, underPairs } from "./paths.ts";

type MergesPage = {
  readonly merges: readonly Merge[];
  readonly proposals: readonly MergeProposal[];
  readonly page: number;
  readonly hasNext: boolean;
};

/** What waits for a second person, and the history of joining and taking apart. */
export function mergesPage({ merges, proposals, page, hasNext }: MergesPage): View {
  const title = "Joined records";
  return {
    ...underPairs(title),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <SortableTable
          caption="Waiting for a second person"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "what", text: "Proposal" },
            { key: "who", text: "Who by" },
          ]}
          groups={[{ rows: proposals.map(proposalRow) }]}
          empty="No proposal waits."
        />
        <SortableTable
          caption="Joined and taken apart, newest first"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "what", text: "Records" },
            { key: "who", text: "Who by, and why" },
            { key: "now", text: "Now" },
          ]}
          groups={[{ rows: merges.map(mergeRow) }]}
          empty="No merged records that you can see."
        />
        <PageLinks page={page} hasNext={hasNext} href={samePaths.merges} />
      </>
    ),
  };
}

function proposalRow(one: MergeProposal): Readonly<Record<string, VNode | string>> {
  return {
    what: (
      <a class="govuk-link" href={samePaths.proposal(one.staysId, one.endsId, one.proposalId)}>
        <Reference of={one.endsReference} /> into <Reference of={one.staysReference} />
      </a>
    ),
    who: `${one.proposedByName}, ${formatDateTime(one.proposedAt)}`,
  };
}

function mergeRow(one: Merge): Readonly<Record<string, VNode | string>> {
  return {
    what: (
      <>
        <a class="govuk-link" href={samePaths.merged(one.mergeId)}>
          <Reference of={one.otherReference} /> into <Reference of={one.reference} />
        </a>
        <span class="app-line app-secondary">{fullName(one)}</span>
      </>
    ),
    who: (
      <>
        {`${one.proposedByName} and ${one.agreedByName}, ${formatDateTime(one.mergedAt)}`}
        <span class="app-line app-secondary app-verbatim">{one.reason}</span>
      </>
    ),
    now: (
      <>
        {one.splitAt === null ? "Joined" : `Taken apart, ${formatDateTime(one.splitAt)}`}
        {one.stillToTell > 0 && (
          <span class="app-line">
            <Tag
              text={`${counted(one.stillToTell, "person", "people")} still to be told`}
              classes="govuk-tag--yellow"
            />
          </span>
        )}
      </>
    ),
  };
}
