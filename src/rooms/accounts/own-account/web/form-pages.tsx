import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Input, InsetText, WarningText } from "../../../../ui/govuk/index.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import type { PasskeyAsk } from "../../passkeys/passkeys.ts";
import { paths } from "./paths.ts";

const backLink = { text: "Your account", href: paths.account };

type HandlerInput = { readonly csrfToken: string; readonly errors?: readonly FieldError[] };

function page(title: string, errors: readonly FieldError[], children: VNode): View {
  return {
    title,
    hasErrors: errors.length > 0,
    backLink,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    ),
  };
}

export function newPasskeyPage({
  csrfToken,
  ask,
  name = "",
  errors = [],
}: HandlerInput & { ask: PasskeyAsk; name?: string }): View {
  return page(
    "Add a passkey",
    errors,
    <>
      <p class="govuk-body">
        A passkey is kept by a device of yours: its fingerprint, face or PIN signs you in, and no
        password can be stolen. Use a device that is yours alone.
      </p>
      <noscript>
        <p class="govuk-body">
          Passkeys need JavaScript, which is switched off in this browser. Use your password and
          one-time code.
        </p>
      </noscript>
      <div hidden data-passkey="create" data-options={ask.options}>
        <Form action={paths.passkeys} csrfToken={csrfToken}>
          <input type="hidden" name="challenge" value={ask.challenge} />
          <input type="hidden" name="answer" value="" />
          <Input
            name="name"
            label={{ text: "What to call it" }}
            hint={{ text: "So that you know it later, like “Work laptop” or “Key on my ring”" }}
            value={name}
            classes="govuk-input--width-20"
            errorMessage={errorFor(errors, "name")}
          />
          <Button text="Add the passkey" />
        </Form>
        <p class="govuk-error-message" hidden data-passkey-failed role="alert">
          The device gave no passkey. Try again.
        </p>
      </div>
    </>,
  );
}

export function removePasskeyPage(given: HandlerInput & { name: string; passkeyId: string }): View {
  return page(
    `Remove ${given.name}`,
    [],
    <>
      <WarningText text="This device will sign you in no more. Remove its passkey on the device itself too." />
      <Form action={paths.removePasskey(given.passkeyId)} csrfToken={given.csrfToken}>
        <Button text="Remove the passkey" classes="govuk-button--warning" />
      </Form>
    </>,
  );
}

export const lastWayPage: View = page(
  "This is your only way to sign in",
  [],
  <p class="govuk-body">
    Without this passkey you could not sign in any more. Add another one first.
  </p>,
);

export function passwordPage({ csrfToken, errors = [] }: HandlerInput): View {
  return page(
    "Change your password",
    errors,
    <>
      <p class="govuk-body">Every other session of yours ends when it is changed.</p>
      <Form action={paths.password} csrfToken={csrfToken}>
        <Secret
          name="current"
          text="Your password now"
          autocomplete="current-password"
          errors={errors}
        />
        <Secret
          name="password"
          text="New password"
          hint="At least 12 characters. Three or four words that have nothing to do with each other are best."
          autocomplete="new-password"
          errors={errors}
        />
        <Secret
          name="again"
          text="New password again"
          autocomplete="new-password"
          errors={errors}
        />
        <Button text="Change the password" preventDoubleClick />
      </Form>
    </>,
  );
}

type SecretField = {
  readonly name: string;
  readonly text: string;
  readonly hint?: string;
  readonly autocomplete: string;
  readonly errors: readonly FieldError[];
};

function Secret({ name, text, hint, autocomplete, errors }: SecretField): VNode {
  return (
    <Input
      name={name}
      type="password"
      label={{ text }}
      {...(hint === undefined ? {} : { hint: { text: hint } })}
      autocomplete={autocomplete}
      errorMessage={errorFor(errors, name)}
    />
  );
}

type AppPage = HandlerInput & {
  /** As authenticator apps take it by hand, and as a link that one on this device opens. */
  readonly secret: string;
  readonly address: string;
  readonly sealed: string;
};

export function appPage({ csrfToken, secret, address, sealed, errors = [] }: AppPage): View {
  return page(
    "A new authenticator app",
    errors,
    <>
      <p class="govuk-body">
        Add an account to your authenticator app by typing this key, or{" "}
        <a class="govuk-link" href={address}>
          open it in the app on this device
        </a>
        . Then enter the six digits that the app shows.
      </p>
      <InsetText>
        <span class="app-verbatim">{(secret.match(/.{1,4}/g) ?? []).join(" ")}</span>
      </InsetText>
      <Form action={paths.app} csrfToken={csrfToken}>
        <input type="hidden" name="sealed" value={sealed} />
        <Input
          name="code"
          label={{ text: "One-time code from the new app" }}
          inputmode="numeric"
          autocomplete="one-time-code"
          classes="govuk-input--width-10"
          errorMessage={errorFor(errors, "code")}
        />
        <Button text="Use this app from now on" preventDoubleClick />
      </Form>
    </>,
  );
}

export function recoveryPage({ csrfToken, left }: HandlerInput & { left: number }): View {
  return page(
    "Recovery codes",
    [],
    <>
      <p class="govuk-body">
        Each of them can be used once in place of the one-time code, if you lose your phone. Keep
        them on paper, away from your computer. You have {left} left.
      </p>
      <Form action={paths.recoveryCodes} csrfToken={csrfToken}>
        <Button text="Make ten new codes" preventDoubleClick />
      </Form>
      <p class="govuk-body">The ones before are worth nothing then.</p>
    </>,
  );
}

export function recoveryCodesPage(codes: readonly string[]): View {
  return page(
    "Your recovery codes",
    [],
    <>
      <WarningText text="They are shown now and never again. Print them or write them down." />
      <ul class="govuk-list app-verbatim">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ul>
      <Button text="I have them" href={paths.account} />
    </>,
  );
}

export const signedOutPage: View = {
  title: "You were signed out",
  body: (
    <>
      <h1 class="govuk-heading-l">You were signed out</h1>
      <p class="govuk-body">
        Nothing was changed.{" "}
        <a class="govuk-link" href="/sign-in?next=/account">
          Sign in again
        </a>
      </p>
    </>
  ),
};
