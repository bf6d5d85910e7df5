import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { PageLinks, spanWords, fact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fullName, type Candidate, bornText } from "../../subjects/index.ts";
import { asideReasons } from "../rejected-rows.ts";
import { factWords } from "../fact-words.ts";
import { unlookedDays, type FeedKind, type Said } from "../kinds.ts";
import type { JoinForm } from "../join-waiting.ts";
import type { Codes } from "../read-row.ts";
import type { JoinedRow, WaitingRow } from "../row-reads.ts";
import { nameOf } from "../unattended.ts";
import { ChooseChild } from "./choose-child.tsx";
import { feedPaths, feedsTitle } from "./paths.ts";
import { SetAside } from "./set-aside.tsx";

const title = "Rows to check";

/** What the fields of codes can hold, for each kind of row. */
export type CodesOf = Readonly<Partial<Record<FeedKind, Codes>>>;

const wordsOf = ({ kind }: WaitingRow, said: Said, codes: CodesOf): string =>
  factWords(kind, said, codes[kind] ?? {});

type ListPage = {
  readonly rows: readonly WaitingRow[];
  readonly codes: CodesOf;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly today: string;
};

export function waitingPage({ rows, codes, total, page, pageSize, today }: ListPage): View {
  return {
    title,
    breadcrumbs: [{ text: feedsTitle, href: feedPaths.all() }, { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          A row joins a child automatically only with a verified id, the name and the date of birth.
          Match each of these to a child. Rows not dealt with are deleted after {unlookedDays} days,
          except those by which a child is missing now.
        </p>
        <SortableTable
          caption={`${spanWords({ page, pageSize, of: total })}${counted(total, "row")}, the oldest first`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "who", text: "Name in the row" },
            { key: "what", text: "What it says" },
            { key: "from", text: "From" },
          ]}
          groups={[
            {
              rows: rows.map((row) => ({
                who: (
                  <>
                    <a class="govuk-link" href={feedPaths.row(row.waitingId)}>
                      {fullName(nameOf(row.said))}
                    </a>
                    <span class="app-line app-secondary">
                      {bornText(row.said["bornOn"], today)}
                    </span>
                  </>
                ),
                what: wordsOf(row, row.said, codes),
                from: `${row.source}, ${formatDateTime(row.broughtAt)}`,
              })),
            },
          ]}
          empty="No row waits."
        />
        <PageLinks page={page} hasNext={page * pageSize < total} href={feedPaths.waiting} />
      </>
    ),
  };
}

export type RowPage = {
  readonly row: WaitingRow;
  readonly codes: CodesOf;
  readonly why: string;
  readonly candidates: readonly Candidate[];
  /** The child within reach that it was joined to before, where there is one. */
  readonly before: (JoinedRow & { readonly child: string }) | undefined;
  readonly typed: Pick<JoinForm, "personId" | "reason">;
  /** Why it is to be set aside, as it was chosen. */
  readonly because?: string;
  readonly today: string;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** One row, who it may be about, and what speaks for and against. No number stands here. */
export function rowPage(page: RowPage): View {
  const { row, why, before, today, errors = [], isStale = false } = page;
  const heading = fullName(nameOf(row.said));
  return {
    title: `Row about ${heading}`,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [
      { text: feedsTitle, href: feedPaths.all() },
      { text: title, href: feedPaths.waiting() },
      { text: heading },
    ],
    body: (
      <>
        {isStale ? <Stale row={row} /> : <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{`Row about ${heading}`}</h1>
        <SummaryList
          rows={[
            fact("Age and birth", bornText(row.said["bornOn"], today)),
            fact("Id in that system", row.said["identifier"] ?? "None"),
            fact("What it says", wordsOf(row, row.said, page.codes)),
            fact("From", `${row.source}, ${formatDateTime(row.broughtAt)}`),
            fact("Why it waits", before ? "It changed after it was joined" : why),
          ]}
        />
        {before ? <Changed page={page} before={before} /> : <Choose {...page} errors={errors} />}
        <Aside {...page} errors={errors} />
      </>
    ),
  };
}

const Aside = ({ row, because = "", csrfToken, errors = [] }: RowPage): VNode => (
  <SetAside
    action={feedPaths.aside(row.waitingId)}
    version={row.version}
    reasons={asideReasons}
    because={because}
    asks="Or why is it set aside?"
    hint="The same row does not wait again in a file that you bring, unless it says something else."
    button="Set this row aside"
    csrfToken={csrfToken}
    errors={errors}
  />
);

const Stale = ({ row }: { readonly row: WaitingRow }): VNode => (
  <Overtaken
    title="The row came again while you were looking"
    says="Nothing was recorded. What you wrote is still in the form: read the row, and send it again."
    read="Read the row as it is now"
    href={feedPaths.row(row.waitingId)}
  />
);

type ChangedProps = {
  readonly page: RowPage;
  readonly before: JoinedRow & { readonly child: string };
};

function Changed({ page: { row, codes, csrfToken }, before }: ChangedProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Joined before</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={`/children/${before.personId}`}>
          {before.child}
        </a>
        {`. It said then: ${wordsOf(row, before.said, codes)}.`}
      </p>
      <p class="govuk-body">
        What a person has recorded is not written over. Put the record right where it needs it, then
        say so.
      </p>
      <Form action={feedPaths.settle(row.waitingId)} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={row.version} />
        <Button text="Checked: leave the record as it is" preventDoubleClick />
      </Form>
    </>
  );
}

const Choose = ({ row, candidates, typed, today, csrfToken, errors = [] }: RowPage): VNode => (
  <ChooseChild
    action={feedPaths.row(row.waitingId)}
    version={row.version}
    candidates={candidates}
    typed={typed}
    today={today}
    csrfToken={csrfToken}
    errors={errors}
    asks="Who is the row about?"
    button="It is this child"
    nobody="No similar record that you can see. If the child should have a record, send a concern or add the child, and come back."
  />
);
