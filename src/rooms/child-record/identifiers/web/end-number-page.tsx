import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Textarea } from "../../../../ui/govuk/index.ts";
import { numberKinds, shownNumber, type KeptNumber } from "../../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import { overtakenSummary, Theirs } from "../../web/overtaken.tsx";
import { paths } from "../../web/paths.ts";

type EndNumberPage = {
  readonly facts: ChildFacts;
  /** As it is now. */
  readonly number: KeptNumber;
  readonly csrfToken: string;
  readonly typed: Readonly<Record<"reason" | "version", string>>;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function endNumberPage(page: EndNumberPage): View {
  const { facts, number, errors = [], isStale = false } = page;
  return childPage({
    facts,
    tab: "overview",
    heading: "This number is no longer correct",
    summary: isStale ? (
      overtakenSummary({ title: "A colleague changed this while you were writing" })
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} />
    ) : undefined,
    children: (
      <>
        {isStale && <Theirs {...theirs(number)} />}
        <p class="govuk-body">
          <strong>{`${numberKinds[number.kind]}: `}</strong>
          <span class="app-nowrap">{shownNumber(number)}</span>
        </p>
        <p class="govuk-body app-verbatim">{`Source: ${number.source}`}</p>
        <p class="govuk-body app-form">
          It no longer finds this record and counts in no comparison. It stays on the page about
          numbers, with your name and the reason.
        </p>
        <EndForm {...page} />
      </>
    ),
  });
}

function EndForm({ facts, number, csrfToken, typed, errors = [], isStale }: EndNumberPage): VNode {
  const { personId } = facts.person;
  const version = isStale ? String(number.version) : typed.version || String(number.version);
  return (
    <Form
      action={paths.endNumber(personId, number.identifierId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={version} />
      <Textarea
        name="reason"
        label={{ text: "Why is it no longer correct?" }}
        hint={{
          text: "For example: it is the brother’s number, as the GP’s practice says. To put a number right, end it and add the right one.",
        }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="It is no longer correct" classes="govuk-button--warning" preventDoubleClick />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.numbers(personId)}>
          Back to the numbers
        </a>
      </p>
    </Form>
  );
}

/** What a colleague did while the form was open. */
function theirs({ endedBy, endedAt, endReason }: KeptNumber) {
  if (endedAt === null)
    return { headline: "The number is still correct. Read it again, with the record it is on" };
  const headline = `${endedBy ?? "A colleague"} said on ${formatDate(londonDate(endedAt))} that it is no longer correct`;
  return { headline, reason: endReason ?? undefined };
}
