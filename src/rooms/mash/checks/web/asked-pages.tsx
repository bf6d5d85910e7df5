import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { PageLinks, WhyVisible, fact } from "../../../../ui/layout/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { basisName, type SharingAgreement } from "../../../directory/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { Clock } from "../../web/rating-tag.tsx";
import { checksPerPage, type Check } from "../check-reads.ts";
import { AnswerForm, type AnswerForm as Answering } from "./answer-form.tsx";
import { stateOf, stepsText } from "./check-words.ts";
import { checkPaths } from "./paths.ts";

type AskedList = {
  readonly waiting: readonly Check[];
  readonly answered: readonly Check[];
  readonly page: number;
  readonly now: Date;
};

const columns = [
  { key: "who", text: "About" },
  { key: "state", text: "Answer" },
  { key: "by", text: "Asked by" },
];

/** The agency's own page: what the MASH asks it, and what it answered lately. */
export function askedPage({ waiting, answered, page, now }: AskedList): View {
  const shown = waiting.slice(0, checksPerPage);
  const row = (check: Check) => askedRow(check, now);
  return {
    title: "The MASH asks",
    body: (
      <>
        <h1 class="govuk-heading-l">The MASH has requested a check from your agency</h1>
        <SortableTable
          caption={`${counted(shown.length, "question")} to answer, first due first`}
          captionClasses="govuk-table__caption--s"
          columns={columns}
          groups={[{ rows: shown.map(row) }]}
          empty="Nothing is waiting for your agency."
        />
        <PageLinks
          page={page}
          hasNext={waiting.length > checksPerPage}
          href={(to) => checkPaths.asked(to)}
        />
        {answered.length > 0 && (
          <SortableTable
            caption="Answered in the last 14 days"
            captionClasses="govuk-table__caption--s"
            columns={columns}
            groups={[{ rows: answered.map(row) }]}
            empty=""
          />
        )}
        <p class="govuk-body-s app-secondary">{`As at ${formatDateTime(now)}.`}</p>
      </>
    ),
  };
}

function askedRow(check: Check, now: Date): SortableRow {
  const state = stateOf(check, now);
  return {
    who: (
      <>
        <a class="govuk-link" href={checkPaths.check(check.checkId)}>
          {check.children.map(fullName).join(", ")}
        </a>
        <span class="app-secondary app-line">{check.agency}</span>
      </>
    ),
    state: (
      <>
        <Clock words={state} />
        {check.chasedAt !== null && check.answeredAt === null && (
          <span class="app-line">{stepsText(check)}</span>
        )}
      </>
    ),
    by: (
      <>
        {check.askedBy}
        <span class="app-secondary app-line">{formatDateTime(check.askedAt)}</span>
      </>
    ),
  };
}

type CheckPage = Omit<Answering, "action"> & {
  readonly agreement: SharingAgreement;
  readonly now: Date;
  readonly isStale?: boolean;
};

const answeredMeanwhile = (
  <Overtaken
    title="A colleague answered while you were writing"
    says="Your answer has not been sent. What you typed is still in the form."
    read="Read what they said, then send yours if it adds to it"
  />
);

/** One question: whom it is about, why and on what basis; and the answer. */
export function checkPage(page: CheckPage): View {
  const { check, csrfToken, errors } = page;
  return {
    title: "What the MASH asks",
    hasErrors: errors.length > 0 || page.isStale === true,
    breadcrumbs: [{ text: "The MASH asks", href: checkPaths.asked() }, { text: "One question" }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        {page.isStale === true && answeredMeanwhile}
        <h1 class="govuk-heading-l">{`What information does ${check.agency} hold?`}</h1>
        <WhatIsAsked {...page} />
        {check.answeredAt === null && (
          <Form action={checkPaths.nothing(check.checkId)} csrfToken={csrfToken}>
            <input type="hidden" name="version" value={String(check.version)} />
            <Button
              text={
                check.children.length === 1
                  ? "No information held"
                  : "No information held about any of them"
              }
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </Form>
        )}
        <AnswerForm {...page} action={checkPaths.check(check.checkId)} />
        <WhyVisible reasons={[`your post answers for ${check.agency} what the MASH asks it`]} />
      </>
    ),
  };
}

function WhatIsAsked({ check, agreement, now }: CheckPage): VNode {
  const [first] = check.children;
  return (
    <SummaryList
      rows={[
        fact("About", check.children.map(fullName).join(", ")),
        fact("Why", <span class="app-verbatim">{first?.reason ?? ""}</span>),
        fact("Lawful basis", basisName(agreement, check.basis)),
        fact("Answer", <Clock words={stateOf(check, now)} />),
        fact("Asked by", `${check.askedBy}, ${formatDateTime(check.askedAt)}`),
      ]}
    />
  );
}
