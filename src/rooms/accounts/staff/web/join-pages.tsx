import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Input, InsetText } from "../../../../ui/govuk/index.ts";

type HandlerInput = {
  readonly csrfToken: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
};

/** First step: the code that was handed over, and a password of one's own. */
export function joinPage({ csrfToken, code, errors = [] }: HandlerInput): View {
  return {
    title: "Set up your sign-in",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">Set up your sign-in</h1>
          <Form action="/join" csrfToken={csrfToken}>
            <Input
              name="code"
              label={{ text: "The code that you were given" }}
              hint={{ text: "Four groups of four. Capitals and dashes do not matter." }}
              value={code}
              autocomplete="off"
              spellcheck={false}
              errorMessage={errorFor(errors, "code")}
            />
            <Input
              name="password"
              type="password"
              label={{ text: "A password of your own" }}
              hint={{
                text: "At least 12 characters. Three or four words that have nothing to do with each other are best.",
              }}
              autocomplete="new-password"
              errorMessage={errorFor(errors, "password")}
            />
            <Input
              name="again"
              type="password"
              label={{ text: "The password again" }}
              autocomplete="new-password"
              errorMessage={errorFor(errors, "again")}
            />
            <Button text="Continue" preventDoubleClick />
          </Form>
        </div>
      </div>
    ),
  };
}

type AppPage = HandlerInput & {
  readonly sealed: string;
  readonly secret: string;
  readonly address: string;
  readonly email: string;
};

/** Second step: an authenticator app, proved by its first code. */
export function joinAppPage({
  csrfToken,
  code,
  sealed,
  secret,
  address,
  email,
  errors = [],
}: AppPage): View {
  return {
    title: "Add your authenticator app",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">Add your authenticator app</h1>
          <p class="govuk-body">
            Add an account to the app on your phone by typing this key, or{" "}
            <a class="govuk-link" href={address}>
              open it in the app on this device
            </a>
            .
          </p>
          <InsetText>
            <span class="app-verbatim">{(secret.match(/.{1,4}/g) ?? []).join(" ")}</span>
          </InsetText>
          <p class="govuk-body">
            From now on you sign in with <strong>{email}</strong>, your password and the code that
            the app shows.
          </p>
          <Form action="/join/app" csrfToken={csrfToken}>
            <input type="hidden" name="ticket" value={code} />
            <input type="hidden" name="sealed" value={sealed} />
            <Input
              name="code"
              label={{ text: "One-time code from the app" }}
              inputmode="numeric"
              autocomplete="one-time-code"
              classes="govuk-input--width-10"
              errorMessage={errorFor(errors, "code")}
            />
            <Button text="Finish" preventDoubleClick />
          </Form>
        </div>
      </div>
    ),
  };
}

export const joinedPage: View = {
  title: "Your sign-in is set up",
  body: (
    <>
      <h1 class="govuk-heading-l">Your sign-in is set up</h1>
      <p class="govuk-body">
        Your earlier passwords and codes no longer work, and all sessions have ended.
      </p>
      <Button text="Sign in" href="/sign-in" />
    </>
  ),
};
