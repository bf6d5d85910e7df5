import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, type FormErrors } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { fullName } from "../../subjects/index.ts";
import { subjectWords, type AskedOfMe } from "../../work/index.ts";
import { chasingPaths } from "../../overdue/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";

export type AnswerTyped = Readonly<
  Record<"answer" | "by-day" | "by-month" | "by-year" | "words" | "whose" | "back", string>
>;

export const blankAnswer: AnswerTyped = {
  answer: "",
  "by-day": "",
  "by-month": "",
  "by-year": "",
  words: "",
  whose: "",
  back: "",
};

type AnswerPage = {
  readonly asked: AskedOfMe;
  readonly typed: AnswerTyped;
  readonly errors?: FormErrors;
  readonly csrfToken: string;
};

/** One question, with every answer that it can have. */
export function answerPage({ asked, typed, errors = [], csrfToken }: AnswerPage): View {
  return {
    title: "Answer a question",
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: "My work", href: chasingPaths.work }, { text: "Answer" }],
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ by: "by-day" }} />
        <h1 class="govuk-heading-l">Answer a question</h1>
        <About {...asked} />
        <Form action={chasingPaths.answer(asked.chaseId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="back" value={typed.back} />
          <Radios
            name="answer"
            fieldset={{ legend: { text: "Your answer", classes: "govuk-fieldset__legend--m" } }}
            value={typed.answer}
            items={choices(asked, { typed, errors })}
            errorMessage={errorFor(errors, "answer")}
          />
          <Button text="Send this answer" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

function About(asked: AskedOfMe): VNode {
  return (
    <>
      <p class="govuk-body-l app-verbatim govuk-!-margin-bottom-2">{subjectWords(asked)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.child(asked.personId)}>
          {fullName(asked)}
        </a>{" "}
        · <span class="app-nowrap">{asked.reference}</span>
        {asked.lateSince !== null && ` · was due on ${formatDate(asked.lateSince)}`}
      </p>
      <p class="govuk-body-s app-secondary">
        {`Asked by ${asked.askedBy}, ${formatDate(londonDate(asked.askedAt))}`}
      </p>
    </>
  );
}

type Filled = { readonly typed: AnswerTyped; readonly errors: FormErrors };

function choices({ about }: AskedOfMe, { typed, errors }: Filled) {
  const done = {
    value: "done",
    text: about === "update" ? "I can say how things are" : "Done",
    conditional: (
      <Textarea
        name="words"
        label={{
          text:
            about === "update" ? "How things are for the child" : "What came of it for the child",
        }}
        value={typed.answer === "not-mine" ? "" : typed.words}
        rows={3}
        errorMessage={typed.answer === "done" ? errorFor(errors, "words") : undefined}
      />
    ),
  };
  const working = {
    value: "working",
    text: about === "review" ? "Will do it" : "Still working on it",
    conditional: (
      <DateInput
        id="by"
        namePrefix="by"
        fieldset={{ legend: { text: "By when", classes: "govuk-fieldset__legend--s" } }}
        hint={{
          text:
            about === "action"
              ? "The action’s own date stays until a colleague agrees to this one"
              : "",
        }}
        values={typed}
        errorMessage={errorFor(errors, "by")}
      />
    ),
  };
  const notMine = {
    value: "not-mine",
    text: "Not mine",
    conditional: (
      <Input
        name="whose"
        label={{ text: "Whose it is, if you know (optional)" }}
        value={typed.whose}
        errorMessage={errorFor(errors, "whose")}
      />
    ),
  };
  const nothing = { value: "no-information", text: "No information held" };
  return about === "review" ? [working, nothing, notMine] : [done, working, nothing, notMine];
}

/** Said by whoever was quicker, or needed no more. */
export function answeredAlreadyPage(asked: AskedOfMe): View {
  return {
    title: "This needs no answer any more",
    body: (
      <>
        <h1 class="govuk-heading-l">This needs no answer any more</h1>
        <About {...asked} />
        <p class="govuk-body">
          It was answered already, or the promise was closed or changed in the meantime. Nothing was
          recorded now.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.plan(asked.personId)}>
            The child’s plan, with what was answered
          </a>
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={chasingPaths.work}>
            My work
          </a>
        </p>
      </>
    ),
  };
}
