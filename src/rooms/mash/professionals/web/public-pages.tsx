import type { ComponentChildren } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  blankState,
  DeclaredForm,
  FormErrorSummary,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { linkCodeForm } from "../../../accounts/index.ts";
import { answerForm } from "../answer-form.ts";
import type { OpenLink } from "../public-link.ts";
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

type CodePage = {
  readonly token: string;
  readonly csrfToken: string;
  readonly isUsed: boolean;
  readonly error?: string;
};

const codeWords = {
  code: "Your code",
  codeHint: "Six numbers. You were told them apart from this link.",
};

export function codePage({ token, csrfToken, isUsed, error }: CodePage): View {
  const errors = error === undefined ? [] : [{ field: "code", message: error }];
  return plainView({
    errors,
    heading: isUsed ? "This link has been used" : "Type in your code",
    children: (
      <DeclaredForm
        form={linkCodeForm}
        state={{ ...blankState(linkCodeForm, csrfToken), errors }}
        drawing={codeWords}
        action={professionalPaths.open(token)}
        button="Next"
        classes=""
      />
    ),
  });
}

type QuestionsPage = {
  readonly token: string;
  readonly open: NonNullable<OpenLink["open"]>;
  readonly state: FormState<typeof answerForm>;
};

/** Who asks, on which basis, and what the basis asks. */
export function questionsPage({ token, open, state }: QuestionsPage): View {
  const { basis, worker, agency, phone, reference, forWhom } = open;
  return plainView({
    errors: state.errors ?? [],
    heading: `Your answer for ${reference}`,
    children: (
      <DeclaredForm
        form={answerForm}
        state={state}
        drawing={basis}
        action={professionalPaths.send(token)}
        button="Send my answer"
        classes=""
      >
        {(draw) => (
          <>
            <p class="govuk-body">
              {`${worker}${agency === null ? "" : `, ${agency}`}, asks: ${forWhom}. You were told who it is about with your code.`}
            </p>
            <p class="govuk-body">{`${basis.name}. ${basis.says}`}</p>
            <p class="govuk-body">
              Hide this answer from online access in your own record, so that nobody at home reads
              it.
            </p>
            {phone !== null && (
              <p class="govuk-body">
                Would you sooner say it? Ring <PhoneLink phone={phone} />.
              </p>
            )}
            {draw("code", "website", "answers", "name")}
          </>
        )}
      </DeclaredForm>
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
