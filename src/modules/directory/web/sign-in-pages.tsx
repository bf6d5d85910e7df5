import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, Details, Input, InsetText, NotificationBanner } from "../../../ui/govuk/index.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";

/** What travels through both steps: where the person was going, and what they had typed there. */
export type Carried = { readonly next: string; readonly kept: string };

export function CarriedFields({ next, kept }: Carried): VNode {
  return (
    <>
      {next !== "" && <input type="hidden" name="next" value={next} />}
      {kept !== "" && <input type="hidden" name="kept" value={kept} />}
    </>
  );
}

type SignInPage = {
  readonly carried: Carried;
  readonly email?: string;
  readonly errors?: readonly FieldError[];
};

export function signInPage(frame: Frame, { carried, email = "", errors = [] }: SignInPage): View {
  return {
    title: "Sign in",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          {carried.kept !== "" && (
            <NotificationBanner
              titleText="You were signed out"
              text="You were away for a while, so you were signed out. What you typed is kept: sign in and you can send it."
            />
          )}
          <h1 class="govuk-heading-l">Sign in</h1>
          <Form action="/sign-in" csrfToken={frame.csrfToken}>
            <CarriedFields {...carried} />
            <Input
              name="email"
              type="email"
              label={{ text: "Work email address" }}
              value={email}
              autocomplete="username"
              spellcheck={false}
              errorMessage={errorFor(errors, "email")}
            />
            <Input
              name="password"
              type="password"
              label={{ text: "Password" }}
              autocomplete="current-password"
              errorMessage={errorFor(errors, "password")}
            />
            <Button text="Continue" preventDoubleClick />
          </Form>
          {frame.isEvaluation && (
            <Details summaryText="Trying Lantern out?">
              The window that Lantern was started from lists invented people you can sign in as, one
              for each role, with their password. The next page shows their one-time code.
            </Details>
          )}
        </div>
      </div>
    ),
  };
}

type CodePage = {
  readonly carried: Carried;
  readonly demonstrationCode: string | undefined;
  readonly errors?: readonly FieldError[];
};

export function codePage(
  frame: Frame,
  { carried, demonstrationCode, errors = [] }: CodePage,
): View {
  return {
    title: "Enter your one-time code",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">Enter your one-time code</h1>
          {demonstrationCode !== undefined && (
            <InsetText>
              This is a demonstration.{" "}
              {frame.isEvaluation ? "The authenticator app of this invented person shows " : ""}
              <strong>{demonstrationCode}</strong>.
            </InsetText>
          )}
          <Form action="/sign-in/code" csrfToken={frame.csrfToken}>
            <CarriedFields {...carried} />
            <Input
              name="code"
              label={{ text: "One-time code" }}
              hint={{
                text: "The six digits that your authenticator app shows now. You can paste them.",
              }}
              inputmode="numeric"
              autocomplete="one-time-code"
              classes="govuk-input--width-10"
              errorMessage={errorFor(errors, "code")}
            />
            <Button text="Sign in" preventDoubleClick />
          </Form>
          <p class="govuk-body">
            <a class="govuk-link" href="/sign-in">
              Start again
            </a>
          </p>
        </div>
      </div>
    ),
  };
}

type Kept = {
  readonly path: string;
  readonly fields: FormFields;
  readonly csrfToken: string;
  readonly words: KeptWords;
};

type KeptWords = { readonly title: string; readonly says: string; readonly button: string };

export const signedInAgain: KeptWords = {
  title: "You are signed in again",
  says: "What you typed before you were signed out has been kept. It has not been saved yet.",
  button: "Send what I typed",
};
export const confirmedIt: KeptWords = {
  title: "You have confirmed that it is you",
  says: "What you were doing has been kept. It has not been done yet.",
  button: "Go on",
};

/** Whatever was written in words, to recognise it by; choices and dates travel along unseen. */
function Typed({ fields }: { fields: Kept["fields"] }): VNode | null {
  const texts = Object.values(fields)
    .flat()
    .filter((value) => /\S\s+\S/.test(value));
  if (texts.length === 0) return null;
  return (
    <InsetText>
      {texts.map((text) => (
        <p class="govuk-body app-verbatim">{text}</p>
      ))}
    </InsetText>
  );
}

/** After signing in again or confirming: what was typed is sent only when the person says so. */
export function keptFormPage({ path, fields, csrfToken, words }: Kept): View {
  return {
    title: words.title,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{words.title}</h1>
          <p class="govuk-body">{words.says}</p>
          <Typed fields={fields} />
          <Form action={path} csrfToken={csrfToken}>
            {Object.entries(fields).flatMap(([name, values]) =>
              [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
            )}
            <Button text={words.button} preventDoubleClick />
          </Form>
          <p class="govuk-body">
            <a class="govuk-link" href="/">
              Throw it away and go to the start
            </a>
          </p>
        </div>
      </div>
    ),
  };
}
