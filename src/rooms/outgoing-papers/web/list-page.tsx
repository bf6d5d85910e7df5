import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { documentPaths } from "../../child-record/documents/web/paths.ts";
import { fullName } from "../../subjects/index.ts";
import { requestPaths } from "../../victim-requests/web/paths.ts";
import type { FileToRelease } from "../files-to-release.ts";
import { kindName } from "../kinds.ts";
import type { ListedPaper, PaperLine } from "../paper-reads.ts";
import { lastStep, stateWords } from "./paper-words.ts";
import { paths } from "./paths.ts";

/** What waits for this reader as the second person, and what they prepared themselves. */
export function listPage({
  waiting,
  files,
  own,
}: {
  readonly waiting: readonly ListedPaper[];
  readonly files: readonly FileToRelease[];
  readonly own: readonly ListedPaper[];
}): View {
  return {
    title: "Papers",
    body: (
      <>
        <h1 class="govuk-heading-l">Papers</h1>
        <p class="govuk-body">
          What leaves Lantern names who it is for, is checked, and is released by a second person.
          Material for an investigation leaves only through the register of requests for a victim’s
          information.
        </p>
        <SortableTable
          caption="Waiting for you"
          captionClasses="govuk-table__caption--m"
          columns={[
            { key: "paper", text: "Paper" },
            { key: "child", text: "About" },
            { key: "for", text: "For" },
            { key: "since", text: "Waiting since" },
          ]}
          groups={[{ rows: waiting.map(waitingRow) }]}
          empty="No papers waiting for you."
        />
        {files.length > 0 && <Files files={files} />}
        <SortableTable
          caption="Prepared by you"
          captionClasses="govuk-table__caption--m"
          columns={[
            { key: "paper", text: "Paper" },
            { key: "child", text: "About" },
            { key: "for", text: "For" },
            { key: "state", text: "Where it is" },
          ]}
          groups={[{ rows: own.map(ownRow) }]}
          empty="None of yours is under way."
        />
      </>
    ),
  };
}

/** Of files of the tracker a second person learns what they are for, and no child. */
function Files({ files }: { readonly files: readonly FileToRelease[] }): VNode {
  return (
    <SortableTable
      caption="Tracker exports waiting for you"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "file", text: "File" },
        { key: "for", text: "For" },
        { key: "since", text: "Waiting since" },
      ]}
      groups={[{ rows: files.map(fileRow) }]}
    />
  );
}

const fileRow = ({ href, text, receiver, askedAt, askedBy }: FileToRelease): SortableRow => ({
  file: (
    <a class="govuk-link" href={href}>
      {text}
    </a>
  ),
  for: receiver,
  since: `${formatDateTime(askedAt)}, by ${askedBy}`,
});

const link = ({ paperId, kind, reference }: PaperLine): VNode => (
  <a class="govuk-link" href={paths.paper(paperId)}>
    {`${kindName(kind)} `}
    <span class="app-nowrap">{reference}</span>
  </a>
);

const waitingRow = (paper: ListedPaper): SortableRow => ({
  paper: link(paper),
  child: fullName(paper),
  for: paper.recipientName,
  since: `${paper.askedAt === null ? "" : formatDateTime(paper.askedAt)}, by ${paper.preparedBy}`,
});

const ownRow = (paper: ListedPaper): SortableRow => ({
  paper: link(paper),
  child: fullName(paper),
  for: paper.recipientName,
  state: stateWords[paper.state],
});

/** The tab “Papers” of a child's record. */
export function childPapersPage(facts: ChildFacts, papers: readonly PaperLine[]): View {
  return childPage({
    facts,
    tab: "papers",
    heading: "Papers",
    children: (
      <>
        <p class="govuk-body">
          Papers prepared about this child: who for, and their status. Prepare a paper from its
          meeting or MASH decision.
        </p>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={documentPaths.list(facts.person.personId)}>
            Documents that others gave about this child
          </a>
        </p>
        {holds(facts.actor, "request.record") && (
          <p class="govuk-body app-screen-only">
            Material for an investigation or a court leaves only through the{" "}
            <a class="govuk-link" href={requestPaths.ofChild(facts.person.personId)}>
              register of requests for information
            </a>
            .
          </p>
        )}
        {holds(facts.actor, "decision.file") && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={`/children/${facts.person.personId}/notes-to-file`}>
              Decisions for the council’s own record
            </a>
          </p>
        )}
        <SortableTable
          caption="The latest first"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "paper", text: "Paper" },
            { key: "for", text: "For" },
            { key: "state", text: "Where it is" },
            { key: "last", text: "Last step" },
          ]}
          groups={[
            {
              rows: papers.map((paper) => ({
                paper: link(paper),
                for: paper.recipientName,
                state: stateWords[paper.state],
                last: lastStep(paper),
              })),
            },
          ]}
          empty="No paper about this child was prepared."
        />
      </>
    ),
  });
}
