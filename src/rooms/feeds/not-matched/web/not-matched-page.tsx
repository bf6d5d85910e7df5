import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import { missingPaths } from "../../../missing/web/paths.ts";
import { fullName, type Candidate, bornText } from "../../../subjects/index.ts";
import { asideReasonsWhileMissing } from "../../rejected-rows.ts";
import type { JoinForm } from "../../join-waiting.ts";
import { ChooseChild } from "../../web/choose-child.tsx";
import { SetAside } from "../../web/set-aside.tsx";
import type { NotMatchedRow } from "../not-matched-reads.ts";

export type NotMatchedPage = {
  readonly found: NotMatchedRow;
  readonly candidates: readonly Candidate[];
  readonly now: Date;
  readonly today: string;
  readonly mayCreate: boolean;
  readonly mayDismiss: boolean;
  readonly typed: Pick<JoinForm, "personId" | "reason">;
  /** Why the report does not belong here, as it was chosen. */
  readonly because?: string;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Who a child is that is missing now by another system: a record, a new record, or no child of this partnership. */
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
  <Overtaken
    title="The row came again while you were looking"
    says="Nothing was recorded. What you wrote is still in the form: read it, and send it again."
    read="Read it as it is now"
    href={missingPaths.notMatched(row.waitingId)}
  />
);

/** No place, and no words of the other system. */
export function Facts({ found: { shown }, today }: Pick<NotMatchedPage, "found" | "today">): VNode {
  return (
    <SummaryList
      rows={[
        fact("Age and birth", bornText(shown.bornOn ?? undefined, today)),
        fact("Missing since", formatDateTime(shown.missingSince)),
        fact("Reference", shown.reference),
        fact("Reported by", `${shown.source}. ${shown.contact}`),
      ]}
    />
  );
}

type Errors = { readonly errors: readonly FieldError[] };

const Link = ({
  found: { row },
  candidates,
  typed,
  today,
  csrfToken,
  mayCreate,
  errors,
}: NotMatchedPage & Errors): VNode => (
  <ChooseChild
    action={missingPaths.notMatched(row.waitingId)}
    version={row.version}
    candidates={candidates}
    typed={typed}
    today={today}
    csrfToken={csrfToken}
    errors={errors}
    asks="Which child is it?"
    button="It is this child: record them as missing"
    nobody={`You cannot see a record like this child. There may be one that you cannot see: ring the contact above${mayCreate ? "" : " and the MASH"}.`}
  />
);

/** What to do where it is none of those. */
function Others({ found, mayCreate }: NotMatchedPage): VNode {
  return (
    <InsetText>
      {mayCreate ? (
        <>
          If this child has no record,{" "}
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

const Dismiss = ({
  found: { row },
  because = "",
  csrfToken,
  errors,
}: NotMatchedPage & Errors): VNode => (
  <SetAside
    action={missingPaths.asideNotMatched(row.waitingId)}
    version={row.version}
    reasons={asideReasonsWhileMissing}
    because={because}
    asks="Why does this report not belong here?"
    hint="It leaves the list for everybody. It comes back only if the other system changes it."
    button="Take this report off the list"
    csrfToken={csrfToken}
    errors={errors}
  />
);
