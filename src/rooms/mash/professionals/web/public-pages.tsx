import type { ComponentChildren } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Trap, verbatim } from "../../../../ui/forms/index.ts";
import { Button, Input, Textarea } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { AnswerTyped, OpenLink } from "../public-link.ts";
import { professionalPaths } from "./paths.ts";

type Body = {
  readonly heading: string;
  readonly errors?: readonly FieldError[];
  readonly children?: ComponentChildren;
};

/** Nothing on these pages says what the question is about: the letter and the telephone say it. */
function plainView({ heading, errors = [], children }: Body): View {
  return {
    title: "Your answer",
    plain: { lang: "en" },
    marking: "",
    hasErrors: errors.length > 0,
    body: (
      <div class="app-family">
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{heading}</h1>
        {children}
      </div>
    ),
  };
}

export const overPage: View = plainView({
  heading: "This link does not work any more",
  children: <p class="govuk-body">Ring the person who asked you.</p>,
});

export const tooOftenPage: View = plainView({
  heading: "Too many tries",
  children: <p class="govuk-body">Ring the person who asked you.</p>,
});

type Coded = { readonly token: string; readonly csrfToken: string };
type CodePage = Coded & { readonly isUsed: boolean; readonly error?: string };

export function codePage({ token, csrfToken, isUsed, error }: CodePage): View {
  const errors = error === undefined ? [] : [{ field: "code", message: error }];
  return plainView({
    errors,
    heading: isUsed ? "This link has been used" : "Type in your code",
    children: (
      <Form action={professionalPaths.open(token)} csrfToken={csrfToken}>
        <Input
          name="code"
          label={{ text: "Your code", classes: "govuk-label--m" }}
          hint={{ text: "Six numbers. You were told them apart from this link." }}
          classes="govuk-input--width-10"
          autocomplete="off"
          inputmode="numeric"
          errorMessage={errorFor(errors, "code")}
        />
        <Button text="Next" />
      </Form>
    ),
  });
}

type QuestionsPage = Coded & {
  readonly code: string;
  readonly open: NonNullable<OpenLink["open"]>;
  readonly typed: AnswerTyped;
  readonly errors?: readonly FieldError[];
};

/** Who asks, on which basis, and what the basis asks. */
export function questionsPage(page: QuestionsPage): View {
  const { token, code, csrfToken, open, typed, errors = [] } = page;
  const { basis, worker, agency, phone, reference, forWhom } = open;
  return plainView({
    errors,
    heading: `Your answer for ${reference}`,
    children: (
      <Form action={professionalPaths.send(token)} csrfToken={csrfToken}>
        <p class="govuk-body">
          {`${worker}${agency === null ? "" : `, ${agency}`}, asks: ${forWhom}. You were told who it is about with your code.`}
        </p>
        <p class="govuk-body">{`${basis.name}. ${basis.says}`}</p>
        <p class="govuk-body">
          Hide this answer from online access in your own record, so that nobody at home reads it.
        </p>
        {phone !== null && (
          <p class="govuk-body">
            Would you sooner say it? Ring <PhoneLink phone={phone} />.
          </p>
        )}
        <input type="hidden" name="code" value={code} />
        <Trap />
        {basis.questions.map(({ key, wording }) => (
          <Textarea
            name={`q-${key}`}
            label={{ text: wording, classes: "govuk-label--m" }}
            rows={4}
            value={typed.answers.get(key) ?? ""}
            errorMessage={errorFor(errors, `q-${key}`)}
            attributes={verbatim}
          />
        ))}
        <Input
          name="name"
          label={{ text: "Your name and post", classes: "govuk-label--m" }}
          value={typed.name}
          errorMessage={errorFor(errors, "name")}
        />
        <Button text="Send my answer" preventDoubleClick />
      </Form>
    ),
  });
}

export const sentPage = (number: string): View =>
  plainView({
    heading: "We have your answer",
    children: (
      <p class="govuk-body">{`Your number is ${number}. You can say it if you ring us.`}</p>
    ),
  });
