import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, WhyWeAsk } from "../../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  Input,
  Radios,
  Textarea,
  WarningText,
} from "../../../../ui/govuk/index.ts";
import { Timeline } from "../../../../ui/moj/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { counsel, verdicts, type View45 } from "../section45.ts";
import type { Typed45 } from "./fields.ts";
import { summaryOf } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";

const small = "govuk-fieldset__legend--s";

export type Section45Page = {
  readonly facts: ChildFacts;
  /** The newest first. */
  readonly views: readonly View45[];
  readonly mayRecord: boolean;
  readonly csrfToken: string;
  readonly typed: Typed45;
  readonly errors?: readonly FieldError[];
};

/** Whether section 45 was considered, each time, and the form for the next. */
export function section45Page(page: Section45Page): View {
  const { facts, views, mayRecord, errors = [] } = page;
  return childPage({
    facts,
    tab: "forums",
    heading: "Section 45, Modern Slavery Act 2015",
    summary: summaryOf(errors),
    children: (
      <>
        <p class="govuk-body">
          A person who was under 18 when they did something has a defence to many offences if it was
          done as a direct consequence of being exploited. This records whether that was considered.
        </p>
        <WarningText
          text="This is not legal advice. Whether the defence applies is for the child’s solicitor, the prosecutor and the court."
          iconFallbackText="Warning"
        />
        {views.length === 0 ? (
          <p class="govuk-body">Nobody has recorded yet whether it was considered.</p>
        ) : (
          <Timeline headingLevel={2} items={views.map(itemOf)} />
        )}
        {mayRecord && <RecordForm {...page} errors={errors} />}
      </>
    ),
  });
}

const itemOf = (one: View45) => ({
  title: `${verdicts[one.verdict]}, ${formatDate(one.consideredOn)}`,
  byline: one.recordedBy,
  date: formatDateTime(one.recordedAt),
  datetime: one.recordedAt.toISOString(),
  description: (
    <p class="govuk-body app-verbatim">
      {`By ${one.consideredBy}. ${counsel[one.advice]}.\n${one.reason}`}
    </p>
  ),
});

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

function RecordForm({
  facts,
  csrfToken,
  typed,
  errors,
}: Section45Page & { readonly errors: readonly FieldError[] }): VNode {
  return (
    <Form
      action={nrmPaths.section45(facts.person.personId)}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">Record that it was considered</h2>
      <Radios
        name="verdict"
        fieldset={{ legend: { text: "Was it considered?", classes: small } }}
        value={typed.verdict}
        items={choices(verdicts)}
        errorMessage={errorFor(errors, "verdict")}
      />
      <DateInput
        id="considered"
        namePrefix="considered"
        fieldset={{ legend: { text: "When?", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "considered")}
      />
      <Input
        name="consideredBy"
        label={{ text: "Who by?" }}
        value={typed.consideredBy}
        errorMessage={errorFor(errors, "consideredBy")}
      />
      <Radios
        name="advice"
        fieldset={{ legend: { text: "Legal advice", classes: small } }}
        value={typed.advice}
        items={choices(counsel)}
        errorMessage={errorFor(errors, "advice")}
      />
      <Textarea
        name="reason"
        label={{ text: "Why" }}
        hint={{ text: "What was considered, on which facts. Leave out legal advice" }}
        rows={4}
        value={typed.reason}
        errorMessage={errorFor(errors, "reason")}
      />
      <WhyWeAsk>
        Children have been convicted of what they were made to do because nobody had asked. A
        solicitor, a court or a review asks first whether it was considered, who by and when.
      </WhyWeAsk>
      <Button text="Record" preventDoubleClick />
    </Form>
  );
}
