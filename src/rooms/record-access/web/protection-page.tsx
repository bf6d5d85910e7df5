import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Named, Protection, ProtectionDecision, Reader } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import {
  AskForm,
  AnswerForm,
  NameForm,
  ReviewForm,
  type TypedDecision,
} from "./protection-forms.tsx";
import { Overdue } from "./whereabouts-page.tsx";

export type ProtectionPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly protection: Protection;
  readonly named: readonly Named[];
  readonly readers: readonly Reader[];
  readonly decisions: readonly ProtectionDecision[];
  /** Who asked that it end, while nobody has answered. */
  readonly request: ProtectionDecision | undefined;
  readonly typed: TypedDecision;
  readonly errors?: readonly FieldError[];
};

const decisionWords: Readonly<Record<string, string>> = {
  protected: "Protected",
  named: "Named",
  unnamed: "Ended the place of",
  reviewed: "Reviewed: still applies",
  end_asked: "Asked that it end",
  kept: "Kept",
  ended: "Ended",
};

export function protectionPage(page: ProtectionPage): View {
  const { facts, protection, request, errors = [] } = page;
  return childPage({
    facts,
    tab: "whereabouts",
    heading: "Protection of home, school and contacts",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={{ reviewBy: "review-day" }} />
      ) : undefined,
    children: (
      <>
        <p class="govuk-body">
          {`Protected by ${protection.by.name} on ${formatDate(londonDate(protection.since))}. Review by ${formatDate(protection.reviewBy)}.`}
        </p>
        <Overdue protection={protection} today={facts.today} />
        <NamedTable {...page} />
        {request ? <AnswerForm {...page} request={request} /> : <AskForm {...page} />}
        <ReviewForm {...page} />
        <NameForm {...page} />
        <Decisions {...page} />
      </>
    ),
  });
}

function NamedTable({ named, facts, csrfToken }: ProtectionPage): VNode {
  return (
    <SortableTable
      caption="Named people"
      captionClasses="govuk-table__caption--m"
      attributes={{ id: "named" }}
      columns={[
        { key: "name", text: "Name" },
        { key: "since", text: "Since" },
        { key: "end", text: "Action" },
      ]}
      groups={[
        {
          rows: named.map((one) => ({
            name: (
              <>
                {one.name}
                <span class="app-secondary app-line">{one.phone}</span>
              </>
            ),
            since: formatDate(londonDate(one.since)),
            end: (
              <Form
                action={paths.protection(facts.person.personId, `/named/${one.membershipId}/end`)}
                csrfToken={csrfToken}
              >
                <Button
                  classes="govuk-button--secondary govuk-!-margin-bottom-0"
                  preventDoubleClick
                >
                  End<span class="govuk-visually-hidden">{` ${one.name}’s place`}</span>
                </Button>
              </Form>
            ),
          })),
        },
      ]}
    />
  );
}

function Decisions({ decisions }: ProtectionPage): VNode {
  return (
    <SortableTable
      caption="What was decided"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "what", text: "What" },
        { key: "reason", text: "Reason" },
        { key: "who", text: "Who and when" },
      ]}
      groups={[
        {
          rows: decisions.map((one) => ({
            what: `${decisionWords[one.kind] ?? one.kind}${one.about === null ? "" : ` ${one.about}`}`,
            reason: <span class="app-verbatim">{one.reason}</span>,
            who: `${one.by}, ${formatDateTime(one.at)}`,
          })),
        },
      ]}
    />
  );
}
