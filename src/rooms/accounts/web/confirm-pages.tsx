import type { FieldError } from "../../../kernel/fields.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, Input, InsetText } from "../../../ui/govuk/index.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { PasskeyButton } from "../passkeys/web/passkey-button.tsx";
import { CarriedFields, type Carried } from "./carried.tsx";
import { ProviderChoices } from "./provider-choices.tsx";
import type { Ways } from "./ways.ts";

type ConfirmPage = {
  readonly carried: Carried;
  readonly ways: Ways;
  /** "Before …, confirm that it is you". */
  readonly before?: string;
  readonly demonstrationCode?: string | undefined;
  readonly errors?: readonly FieldError[];
};

/** Asks somebody who is signed in for a second factor again; what they were doing waits. */
export function confirmPage(
  frame: Frame,
  { carried, ways, before = "you go on", demonstrationCode, errors = [] }: ConfirmPage,
): View {
  return {
    title: "Confirm that it is you",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">Confirm that it is you</h1>
          <p class="govuk-body">
            Before {before}, show that it is you who sits here.
            {carried.kept !== "" && " What you typed is kept, and nothing has been done yet."}
          </p>
          {demonstrationCode !== undefined && (
            <InsetText>
              This is a demonstration. The authenticator app of this invented person shows{" "}
              <strong>{demonstrationCode}</strong>.
            </InsetText>
          )}
          <Form action="/confirm/code" csrfToken={frame.csrfToken}>
            <CarriedFields {...carried} />
            <Input
              name="code"
              label={{ text: "One-time code" }}
              hint={{
                text: "The six digits that your authenticator app shows now, or a recovery code.",
              }}
              inputmode="numeric"
              autocomplete="one-time-code"
              classes="govuk-input--width-10"
              errorMessage={errorFor(errors, "code")}
            />
            <Button text="Confirm" preventDoubleClick />
          </Form>
          <PasskeyButton
            ask={ways.passkey}
            carried={carried}
            csrfToken={frame.csrfToken}
            action="/confirm/passkey"
            text="Confirm with a passkey"
          />
          <ProviderChoices
            providers={ways.providers}
            carried={carried}
            csrfToken={frame.csrfToken}
            purpose="confirm"
          />
          <p class="govuk-body">
            <a class="govuk-link" href="/">
              Leave it and go to the start
            </a>
          </p>
        </div>
      </div>
    ),
  };
}
