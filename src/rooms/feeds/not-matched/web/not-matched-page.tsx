import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, ErrorSummary, InsetText, Radios, SummaryList, Textarea } from "../../../../ui/govuk/index.ts";
import { missingPaths } from "../../../missing/web/paths.ts";
import { fullName, type Candidate } from "../../../subjects/index.ts";
import { bornText } from "../../../subjects/index.ts";
import { asideReasonsWhileMissing } from "../../aside.ts";
import type { JoinForm } from "../../join-waiting.ts";
import { candidateReasons } from "../../web/waiting-pages.tsx";
import type { NotMatchedRow } from "../not-matched-reads.ts";

export type NotMatchedPage = {
  readonly found: NotMatchedRow;
  readonly candidates: readonly Candidate[];
  readonly now: Date;
  readonly today: string;
  readonly mayCreate: boolean;
  readonly mayDismiss: boolean;
  readonly typed: Pick<JoinForm, "personId" | "reason">;
  /** Why it is nobody of ours, as it was chosen. */
  readonly because?: string;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Who a child is that is missing now by another system: one of ours, a new record, or nobody of ours. */
export function notMatchedPage(page: NotMatchedPage): View {
  const { found, errors = [], isStale = false } = page;
  const name = fullName(found.shown);
  return {
    title: `Not matched: ${name}`,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [{ text: "Missing", href: missingPaths.now }, { text: name }],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {isStale ? <Stale found={found} /> : <FormErrorSummary errors={errors} />}
          <h1 class="govuk-heading-l">{`Missing now and not matched: ${name}`}</h1>
          <Facts {...page} />
          <Link {...page} errors={errors} />
          <Others {...page} />
          {page.mayDismiss && <Dismiss {...page} errors={errors} />}
        </div>
      </div>
    ),
  };
}

export const Stale = ({ found: { row } }: Pick<NotMatchedPage, "found">): VNode => (
  <ErrorSummary
    titleText="The row came again while you were looking"
    descriptionText="Nothing was recorded. What you wrote is still in the form: read it, and send it again."
    errorList={[
      { text: "Read it as it is now", href: missingPaths.notMatched(row.waitingId) },
    ]}
  />
);

/** No place, and no words of the other system. */
export function Facts({ found: { shown }, today }: Pick<NotMatchedPage, "found" | "today">): VNode {
  const line = (key: string, value: string) => ({ key: { text: key }, value: { text: value } });
  return (
    <SummaryList
      rows={[
        line("Age and birth", bornText(shown.bornOn ?? undefined, today)),
        line("Missing since", formatDateTime(shown.missingSince)),
        line("Reference", shown.reference),
        line("Reported by", `${shown.source}. ${shown.contact}`),
      ]}
    />
  );
}

type Errors = { readonly errors: readonly FieldError[] };

function Link({ found, candidates, typed, today, csrfToken, errors }: NotMatchedPage & Errors) {
  if (candidates.length === 0)
    return (
      <p class="govuk-body">
        No record that you can see is like this child. A record out of your reach may be: ring the
        system’s contact, and the MASH.
      </p>
    );
  return (
    <Form
      action={missingPaths.notMatched(found.row.waitingId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={found.row.version} />
      <Radios
        name="personId"
        fieldset={{
          legend: { text: "Which child is it?", classes: "govuk-fieldset__legend--m" },
        }}
        value={typed.personId}
        items={candidates.map((one) => ({
          value: one.personId,
          text: `${fullName(one.person)}, ${bornText(one.person.bornOn, today)}, ${one.reference}`,
          hint: { text: candidateReasons(one) },
        }))}
        errorMessage={errorFor(errors, "personId")}
      />
      <Textarea
        name="reason"
        label={{ text: "What did you compare, or whom did you ask?", classes: "govuk-label--s" }}
        rows={3}
        value={typed.reason}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="It is this child: record them as missing" preventDoubleClick />
    </Form>
  );
}

/** What to do where it is none of those. */
function Others({ found, mayCreate }: NotMatchedPage): VNode {
  return (
    <InsetText>
      {mayCreate ? (
        <>
          If none of the records is this child’s,{" "}
          <a class="govuk-link" href={missingPaths.createNotMatched(found.row.waitingId)}>
            create a record
          </a>
          .
        </>
      ) : (
        <>
          If you cannot see a record of this child,{" "}
          <a class="govuk-link" href="/concerns/new">
            raise a concern
          </a>
          : the MASH creates records.
        </>
      )}
    </InsetText>
  );
}

const Dismiss = ({ found, because = "", csrfToken, errors }: NotMatchedPage & Errors): VNode => (
  <Form
    action={missingPaths.asideNotMatched(found.row.waitingId)}
    csrfToken={csrfToken}
    classes="app-form"
  >
    <input type="hidden" name="version" value={found.row.version} />
    <Radios
      name="because"
      fieldset={{
        legend: { text: "Or why is it nobody of ours?", classes: "govuk-fieldset__legend--m" },
      }}
      hint={{
        text: "It leaves the list for everybody, and comes back only if the system says something else.",
      }}
      value={because}
      items={Object.entries(asideReasonsWhileMissing).map(([value, text]) => ({ value, text }))}
      errorMessage={errorFor(errors, "because")}
    />
    <Button text="Take this child off the list" classes="govuk-button--secondary" />
  </Form>
);
