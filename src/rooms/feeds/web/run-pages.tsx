import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { factWords } from "../fact-words.ts";
import type { FeedKind } from "../kinds.ts";
import type { Preview } from "../preview.ts";
import type { Run } from "../run-reads.ts";
import type { FeedSource } from "../source-reads.ts";
import { nameOf } from "../unattended.ts";
import { fullName } from "../../subjects/index.ts";
import { runState } from "./list-page.tsx";
import { feedPaths, feedsTitle } from "./paths.ts";
import { Upload } from "./source-pages.tsx";

type RunPage = {
  readonly run: Run;
  readonly source: FeedSource;
  readonly csrfToken: string;
  /** None once the last row was taken. */
  readonly preview?: Preview | undefined;
  readonly isStale?: boolean;
};

export const runTitle = ({ source, broughtAt }: Run): string =>
  `${source}, ${formatDateTime(broughtAt)}`;

/** Where a run stands: what would come of the rows that are left, and what came of the others. */
export function runPage(page: RunPage): View {
  const { run, source, csrfToken, preview, isStale = false } = page;
  const { kind } = source;
  const errors = run.wrong === null ? [] : [{ field: "file", message: run.wrong }];
  return {
    title: runTitle(run),
    breadcrumbs: [{ text: feedsTitle, href: feedPaths.all() }, { text: runTitle(run) }],
    hasErrors: isStale || errors.length > 0,
    body: (
      <>
        {isStale && (
          <Overtaken
            title="A colleague continued with this file"
            says={null}
            read="This is its current state"
            href={feedPaths.run(run.runId)}
          />
        )}
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{runTitle(run)}</h1>
        <p class="govuk-body">{`${run.fileName}, ${run.broughtBy}. ${runState(run)}.`}</p>
        {run.done > 0 && <Result run={run} kind={kind} />}
        {errors.length > 0 && source.endedAt === null && (
          <Upload source={source} csrfToken={csrfToken} errors={errors} />
        )}
        {run.isUnread && <Opening run={run} csrfToken={csrfToken} />}
        {run.takingAt !== null && run.endedAt === null && (
          <Taking run={run} csrfToken={csrfToken} />
        )}
        {preview && <Ahead run={run} kind={kind} csrfToken={csrfToken} preview={preview} />}
        {run.problems.length > 0 && <Problems run={run} />}
      </>
    ),
  };
}

const row = (key: string, value: number) => fact(key, String(value));

/** A notification joins nothing: the MASH says whom it is about. */
const joinedWords = (kind: FeedKind): string =>
  kind === "notification" ? "Arrived in the MASH’s queue" : "Joined a child’s record";

const bornWords = (bornOn: string | undefined): string =>
  bornOn === undefined ? "Not known" : formatDate(bornOn);

const Result = ({ run, kind }: Pick<AheadProps, "run" | "kind">): VNode => (
  <>
    <h2 class="govuk-heading-m">Results</h2>
    <SummaryList
      rows={[
        row(joinedWords(kind), run.joined),
        row("Changed what came before", run.changed),
        row("Nothing new", run.unchanged),
        row("Waiting for a decision", run.waiting),
        row("To correct", new Set(run.problems.map((one) => one.row)).size),
      ]}
    />
    {run.waiting > 0 && (
      <p class="govuk-body">
        <a class="govuk-link" href={feedPaths.waiting()}>
          Rows to check
        </a>
      </p>
    )}
  </>
);

/** A script looks whether it is done; without one there is the button. */
const Opening = ({ run, csrfToken }: Pick<RunPage, "run" | "csrfToken">): VNode => (
  <>
    <p class="govuk-body" data-waiting>
      Lantern is opening the file. This takes a few seconds, and up to a minute for a large one. You
      can leave the page and come back.
    </p>
    <p class="govuk-body">
      <Button text="Look again" href={feedPaths.run(run.runId)} classes="govuk-button--secondary" />
    </p>
    <Stop run={run} csrfToken={csrfToken} />
  </>
);

/** The same while the rows are taken. */
const Taking = ({ run, csrfToken }: Pick<RunPage, "run" | "csrfToken">): VNode => (
  <>
    <p class="govuk-body" data-waiting>
      {`Lantern is taking the rows: ${run.done} of ${counted(run.total, "row")} so far. You can leave the page and come back.`}
    </p>
    <p class="govuk-body">
      <Button text="Look again" href={feedPaths.run(run.runId)} classes="govuk-button--secondary" />
    </p>
    <Stop run={run} csrfToken={csrfToken} />
  </>
);

const Stop = ({ run, csrfToken }: Pick<RunPage, "run" | "csrfToken">): VNode => (
  <Form action={feedPaths.stop(run.runId)} csrfToken={csrfToken}>
    <input type="hidden" name="version" value={run.version} />
    <Button text="Stop here, and put the file away" classes="govuk-button--secondary" />
  </Form>
);

type AheadProps = Pick<RunPage, "run" | "csrfToken"> & {
  readonly kind: FeedKind;
  readonly preview: Preview;
};

function Ahead({ run, kind, csrfToken, preview }: AheadProps): VNode {
  const left = run.total - run.done;
  const { first, codes, known, joining, waiting, wrong } = preview;
  return (
    <>
      <h2 class="govuk-heading-m">{`What would come of the ${counted(left, "row")} left`}</h2>
      <SummaryList
        rows={[
          row(
            kind === "notification" ? "Arrive in the MASH’s queue" : "Join a child’s record",
            joining,
          ),
          row("Are known: only what changed is written", known),
          row("Waiting for a decision", waiting),
          row("To correct", wrong),
        ]}
      />
      <First kind={kind} first={first} codes={codes} />
      <p class="govuk-body">
        <a class="govuk-link" href={feedPaths.columns(run.runId)}>
          What the columns and the words mean
        </a>
      </p>
      <Form action={feedPaths.go(run.runId)} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={run.version} />
        <Button
          text={`Take ${left === run.total ? "" : "the other "}${counted(left, "row")}`}
          preventDoubleClick
        />
      </Form>
      <Stop run={run} csrfToken={csrfToken} />
    </>
  );
}

type FirstProps = Pick<Preview, "first" | "codes"> & Pick<AheadProps, "kind">;

const First = ({ kind, first, codes }: FirstProps): VNode => (
  <SortableTable
    caption="The first rows, as they were read"
    captionClasses="govuk-table__caption--s"
    columns={[
      { key: "born", text: "Born" },
      { key: "name", text: "Name" },
      { key: "facts", text: "What it says" },
    ]}
    groups={[
      {
        rows: first.map((said) => ({
          born: bornWords(said["bornOn"]),
          name: fullName(nameOf(said)),
          facts: factWords(kind, said, codes),
        })),
      },
    ]}
    empty="No row could be read: check the column settings."
  />
);

const mostShown = 50;

const Problems = ({ run }: Pick<RunPage, "run">): VNode => (
  <>
    <SortableTable
      caption="Rows to correct"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "row", text: "Row", numeric: true },
        { key: "what", text: "What is wrong" },
      ]}
      groups={[
        {
          rows: run.problems
            .slice(0, mostShown)
            .map((one) => ({ row: String(one.row), what: one.message })),
        },
      ]}
    />
    <p class="govuk-body">
      <a class="govuk-link" href={feedPaths.problems(run.runId)} download>
        {`All of them as a file (CSV), ${counted(run.problems.length, "line")}`}
      </a>
    </p>
  </>
);
