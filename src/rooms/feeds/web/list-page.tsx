import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { PageLinks } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { kindNames } from "../kinds.ts";
import type { Run } from "../run-reads.ts";
import type { FeedSource } from "../source-reads.ts";
import { feedPaths, feedsTitle } from "./paths.ts";

type ListPage = {
  readonly sources: readonly FeedSource[];
  readonly runs: readonly Run[];
  readonly waiting: number;
  readonly page: number;
  readonly hasNext: boolean;
};

/** Which system is the record of what, what came, and how many rows wait. */
export function listPage({ sources, runs, waiting, page, hasNext }: ListPage): View {
  return {
    title: feedsTitle,
    body: (
      <>
        <h1 class="govuk-heading-l">{feedsTitle}</h1>
        <p class="govuk-body-l">
          Nobody types twice: rows of other systems join a child’s record here, and each system
          stays the record of its own facts.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={feedPaths.waiting()}>
            {waiting === 0
              ? "No rows waiting for a decision"
              : `${counted(waiting, "row")} to check`}
          </a>
        </p>
        <Sources sources={sources} />
        <p class="govuk-body">
          <a class="govuk-link" href={feedPaths.add}>
            Add a system
          </a>
        </p>
        <Runs runs={runs} />
        <PageLinks page={page} hasNext={hasNext} href={feedPaths.all} />
      </>
    ),
  };
}

const Sources = ({ sources }: Pick<ListPage, "sources">): VNode => (
  <SortableTable
    caption="Which system is the record of what"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "name", text: "System" },
      { key: "record", text: "Is the record of" },
      { key: "sends", text: "Sends" },
      { key: "ask", text: "Contact" },
    ]}
    groups={[
      {
        rows: sources.map((one) => ({
          name: (
            <>
              <a class="govuk-link" href={feedPaths.source(one.sourceId)}>
                {one.name}
              </a>
              <span class="app-line app-secondary">
                {one.endedAt === null ? one.agency : `${one.agency}; sends nothing any more`}
              </span>
            </>
          ),
          record: one.recordOf,
          sends: kindNames[one.kind],
          ask: one.contact,
        })),
      },
    ]}
    empty="No system has been added."
  />
);

/** In which state a run stands, in few words. */
export const runState = ({ endedAt, done, total, isUnread, wrong }: Run): string => {
  if (wrong !== null) return "Could not be read";
  if (isUnread) return "Being opened";
  if (endedAt === null) return `${done} of ${counted(total, "row")} taken`;
  return done < total ? `Stopped at ${done} of ${counted(total, "row")}` : counted(total, "row");
};

const Runs = ({ runs }: Pick<ListPage, "runs">): VNode => (
  <SortableTable
    caption="What came"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "when", text: "When" },
      { key: "what", text: "What" },
      { key: "state", text: "Rows" },
      { key: "wrong", text: "To correct", numeric: true },
    ]}
    groups={[
      {
        rows: runs.map((run) => ({
          when: (
            <a class="govuk-link" href={feedPaths.run(run.runId)}>
              {formatDateTime(run.broughtAt)}
              <span class="govuk-visually-hidden">{`, ${run.source}`}</span>
            </a>
          ),
          what: (
            <>
              {run.source}
              <span class="app-line app-secondary">{`${run.fileName}, ${run.broughtBy}`}</span>
            </>
          ),
          state: runState(run),
          wrong: String(new Set(run.problems.map(({ row }) => row)).size),
        })),
      },
    ]}
    empty="Nothing has come yet."
  />
);
