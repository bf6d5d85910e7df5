import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import { childPage, type ChildFacts, type DateTyped } from "../../../child-record/index.ts";
import type { LookBack } from "../look-back-reads.ts";
import { afterWords, answers } from "../look-back-words.ts";
import { recoveryPaths } from "./paths.ts";
import { LookBackState } from "./recovery-page.tsx";
import type { FormParts } from "./work-forms.tsx";
import { small, summaryOf } from "../../../../ui/forms/form-summary.tsx";

export type AnswerTyped = Readonly<Record<"answer" | "source" | "wording" | "version", string>> &
  DateTyped<"answeredOn">;

export type LookBackPage = Omit<FormParts, "scheme"> & {
  readonly facts: ChildFacts;
  readonly lookBack: LookBack;
  readonly mayRecord: boolean;
  readonly typed: AnswerTyped;
};

/** Whether the child was exploited again: due until a person answers. */
export function lookBackPage(page: LookBackPage): View {
  const { facts, lookBack, mayRecord } = page;
  const { months, after, from, wording, answeredBy } = lookBack;
  return childPage({
    facts,
    tab: "recovery",
    heading: `Looking back after ${counted(months, "month")}`,
    summary: summaryOf(page, ["answeredOn"]),
    children: (
      <>
        <p class="govuk-body" id="now">
          {`${counted(months, "month")} after ${afterWords[after]} on ${formatDate(from)}: `}
          <LookBackState lookBack={lookBack} today={facts.today} />
        </p>
        {wording !== null && <p class="govuk-body app-verbatim">{wording}</p>}
        {answeredBy !== null && (
          <p class="govuk-body app-secondary">{`Answered by ${answeredBy}`}</p>
        )}
        {lookBack.answer === null && mayRecord && <AnswerForm {...page} />}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={recoveryPaths.child(facts.person.personId)}>
            Work and services of this child
          </a>
        </p>
      </>
    ),
  });
}

function AnswerForm({ facts, lookBack, csrfToken, typed, errors = [] }: LookBackPage): VNode {
  return (
    <Form
      action={recoveryPaths.lookBack(facts.person.personId, lookBack.lookBackId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={typed.version} />
      <Radios
        name="answer"
        fieldset={{ legend: { text: "Was the child exploited again since then?", classes: small } }}
        hint={{
          text: "Yes changes no level and raises no concern automatically: do that as well.",
        }}
        classes="govuk-radios--small"
        value={typed.answer}
        items={Object.entries(answers).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "answer")}
      />
      <Input
        name="source"
        label={{ text: "Who or what says so?" }}
        hint={{ text: "For example, the child, the school, a check with the police" }}
        value={typed.source}
        errorMessage={errorFor(errors, "source")}
      />
      <DateInput
        id="answeredOn"
        namePrefix="answeredOn"
        fieldset={{ legend: { text: "On which day was that?", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "answeredOn")}
      />
      <Textarea
        name="wording"
        label={{ text: "What is known, in short" }}
        hint={{ text: "If yes, also what is done now" }}
        value={typed.wording}
        rows={3}
        errorMessage={errorFor(errors, "wording")}
      />
      <Button text="Record the answer" preventDoubleClick />
    </Form>
  );
}
