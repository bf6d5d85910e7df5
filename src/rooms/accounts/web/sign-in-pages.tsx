import type { FieldError } from "../../../kernel/fields.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, Details, Input, InsetText, NotificationBanner } from "../../../ui/govuk/index.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { PasskeyButton } from "../passkeys/web/passkey-button.tsx";
import { CarriedFields, type Carried } from "./carried.tsx";
import type { Ways } from "./ways.ts";
import { ProviderChoices } from "./provider-choices.tsx";

type SignInPage = {
  readonly carried: Carried;
  readonly ways: Ways;
  readonly email?: string;
  readonly errors?: readonly FieldError[];
};

export function signInPage(
  frame: Frame,
  { carried, ways, email = "", errors = [] }: SignInPage,
): View {
  return {
    title: "Sign in",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          {carried.kept !== "" && (
            <NotificationBanner
              titleText={frame.actor ? "A different person is signed in" : "You were signed out"}
              text={frame.actor ? keptForAnother : keptForYou}
            />
          )}
          <h1 class="govuk-heading-l">Sign in</h1>
          <ProviderChoices
            providers={ways.providers}
            carried={carried}
            csrfToken={frame.csrfToken}
            purpose="sign-in"
          />
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
          <PasskeyButton
            ask={ways.passkey}
            carried={carried}
            csrfToken={frame.csrfToken}
            action="/sign-in/passkey"
            text="Sign in with a passkey"
          />
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

const keptForYou =
  "You were away for a while, or signed out in another window. What you typed is kept: sign in and you can send it.";
const keptForAnother =
  "A different person has signed in, in another window. What was typed here is kept for the person who typed it: if that was you, sign in and you can send it.";

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
                text: "The six digits that your authenticator app shows now, or a recovery code. You can paste them.",
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
