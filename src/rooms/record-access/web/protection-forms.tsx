import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, DateInput, InsetText, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import type { Named, ProtectionDecision, Reader } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { readerItems } from "./protect-page.tsx";

/** What was typed into any of the forms of this page. */
export type TypedDecision = {
  readonly staff: string;
  readonly reason: string;
  readonly reviewReason: string;
  readonly "review-day": string;
  readonly "review-month": string;
  readonly "review-year": string;
  readonly endReason: string;
  readonly answer: string;
  readonly answerReason: string;
};

export const blankDecision: TypedDecision = {
  staff: "",
  reason: "",
  reviewReason: "",
  "review-day": "",
  "review-month": "",
  "review-year": "",
  endReason: "",
  answer: "",
  answerReason: "",
};

type FormProps = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: TypedDecision;
  readonly errors?: readonly FieldError[];
};

export function NameForm({
  facts,
  csrfToken,
  typed,
  errors = [],
  readers,
  named,
}: FormProps & { readonly readers: readonly Reader[]; readonly named: readonly Named[] }): VNode {
  const inside = new Set(named.map(({ staffId }) => staffId));
  return (
    <>
      <h2 class="govuk-heading-m">Name another person</h2>
      <Form
        action={paths.protection(facts.person.personId, "/named")}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Select
          name="staff"
          label={{ text: "Who" }}
          hint={{ text: "Only people who can open this record" }}
          value={typed.staff}
          items={readerItems(readers.filter(({ staffId }) => !inside.has(staffId)))}
          errorMessage={errorFor(errors, "staff")}
        />
        <Textarea
          name="reason"
          label={{ text: "Why they need to know" }}
          value={typed.reason}
          rows={2}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="Name them" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </>
  );
}

export function ReviewForm({ facts, csrfToken, typed, errors = [] }: FormProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Record a review</h2>
      <Form
        action={paths.protection(facts.person.personId, "/review")}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Textarea
          name="reviewReason"
          label={{ text: "Why the protection still applies" }}
          value={typed.reviewReason}
          rows={3}
          errorMessage={errorFor(errors, "reviewReason")}
        />
        <DateInput
          id="review"
          namePrefix="review"
          fieldset={{ legend: { text: "Next review by", classes: "govuk-fieldset__legend--s" } }}
          values={typed}
          errorMessage={errorFor(errors, "reviewBy")}
        />
        <Button text="Record the review" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </>
  );
}

export function AskForm({ facts, csrfToken, typed, errors = [] }: FormProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Ask for the protection to end</h2>
      <p class="govuk-body">
        Nothing changes until another named person confirms. Then everybody who can open this record
        sees all of it, past addresses too.
      </p>
      <Form
        action={paths.protection(facts.person.personId, "/ask")}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Textarea
          name="endReason"
          label={{ text: "Why it is safe to end" }}
          value={typed.endReason}
          rows={3}
          errorMessage={errorFor(errors, "endReason")}
        />
        <Button text="Ask another named person" preventDoubleClick />
      </Form>
    </>
  );
}

export function AnswerForm({
  facts,
  csrfToken,
  typed,
  errors = [],
  request,
}: FormProps & { readonly request: ProtectionDecision }): VNode {
  const isOwn = request.byId === facts.actor.id;
  return (
    <>
      <h2 class="govuk-heading-m">Should the protection end?</h2>
      <InsetText>
        <p class="govuk-body">{`${request.by} asks that it end:`}</p>
        <p class="govuk-body app-verbatim">{request.reason}</p>
      </InsetText>
      {isOwn && <p class="govuk-body">Another named person must confirm. You can take it back.</p>}
      <Form
        action={paths.protection(facts.person.personId, "/answer")}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Radios
          name="answer"
          fieldset={{ legend: { text: "Your answer", classes: "govuk-fieldset__legend--s" } }}
          value={typed.answer}
          items={[
            { value: "keep", text: "Keep the protection" },
            !isOwn && {
              value: "end",
              text: "End it: everybody who can open this record will see all of it",
            },
          ]}
          errorMessage={errorFor(errors, "answer")}
        />
        <Textarea
          name="answerReason"
          label={{ text: "Why" }}
          value={typed.answerReason}
          rows={3}
          errorMessage={errorFor(errors, "answerReason")}
        />
        <Button text="Record the answer" preventDoubleClick />
      </Form>
    </>
  );
}
