import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, verbatim } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { verbatimFact, Card } from "../../../../ui/layout/index.ts";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import type { Disputable, Dispute } from "../dispute-reads.ts";

export type DisputeFields = Readonly<
  Record<"about" | "by" | "on-day" | "on-month" | "on-year" | "says", string>
>;

export type DisputesPage = {
  readonly facts: ChildFacts;
  readonly disputes: readonly Dispute[];
  readonly disputable: readonly Disputable[];
  readonly csrfToken: string;
  readonly typed: DisputeFields;
  readonly errors?: readonly FieldError[];
};

export function disputesPage(page: DisputesPage): View {
  const { facts, disputes, errors = [] } = page;
  const mayRecord = holds(facts.actor, "note.add");
  return childPage({
    facts,
    tab: "chronology",
    heading: "What is disputed",
    summary:
      errors.length > 0 ? <FormErrorSummary errors={errors} ids={{ on: "on-day" }} /> : undefined,
    children: (
      <>
        <p class="govuk-body app-form">
          If a child, a parent or anyone else says that something here is wrong, their view is shown
          next to it, on every page, in print and in every file. Nothing is removed.
        </p>
        {disputes.length === 0 && <p class="govuk-body">Nothing is disputed.</p>}
        {disputes.map((dispute) => (
          <DisputeCard {...page} dispute={dispute} />
        ))}
        {mayRecord && <RecordForm {...page} />}
      </>
    ),
  });
}

function DisputeCard({
  facts,
  dispute,
  disputable,
  csrfToken,
  errors = [],
}: DisputesPage & { readonly dispute: Dispute }): VNode {
  const about = disputable.find(
    (one) => one.about === dispute.about && one.aboutId === dispute.aboutId,
  );
  const answerField = `answer-${dispute.disputeId}`;
  return (
    <>
      <Card
        title={`Disputed by ${dispute.by} on ${formatDate(dispute.on)}`}
        level={2}
        facts={[
          verbatimFact("What", about?.text ?? "An older part of the record"),
          verbatimFact("They say", dispute.says),
          verbatimFact("Recorded", `${formatDateTime(dispute.recordedAt)}, ${dispute.recordedBy}`),
          ...(dispute.answer === null || dispute.answeredAt === null
            ? []
            : [
                verbatimFact("Answer", dispute.answer),
                verbatimFact(
                  "Answered",
                  `${formatDateTime(dispute.answeredAt)}, ${dispute.answeredBy ?? ""}`,
                ),
              ]),
        ]}
      />
      {dispute.answer === null && holds(facts.actor, "note.add") && (
        <Form
          action={`/children/${facts.person.personId}/disputes/${dispute.disputeId}`}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={String(dispute.version)} />
          <Textarea
            id={answerField}
            name="answer"
            label={{ text: "What was answered" }}
            value=""
            rows={2}
            errorMessage={errorFor(errors, answerField)}
          />
          <Button text="Record the answer" classes="govuk-button--secondary" />
        </Form>
      )}
    </>
  );
}

function RecordForm({ facts, disputable, csrfToken, typed, errors = [] }: DisputesPage): VNode {
  return (
    <Form
      action={`/children/${facts.person.personId}/disputes`}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-m">Record that something is disputed</h2>
      <Select
        name="about"
        label={{ text: "What is disputed?" }}
        value={typed.about}
        items={disputable.map(({ key, text }) => ({ value: key, text: text.slice(0, 90) }))}
        errorMessage={errorFor(errors, "about")}
      />
      <Input
        name="by"
        label={{ text: "Who disputes it?" }}
        hint={{ text: "“The child”, “her mother”" }}
        value={typed.by}
        errorMessage={errorFor(errors, "by")}
      />
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{
          legend: { text: "When did they say so?", classes: "govuk-fieldset__legend--s" },
        }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "on")}
      />
      <Textarea
        name="says"
        attributes={verbatim}
        label={{ text: "What do they say?" }}
        hint={{ text: "In their own words where you can" }}
        value={typed.says}
        rows={4}
        errorMessage={errorFor(errors, "says")}
      />
      <Button text="Record this" preventDoubleClick />
    </Form>
  );
}
