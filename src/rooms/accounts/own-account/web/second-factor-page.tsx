import type { Frame } from "../../../../platform/http/frame.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Input, InsetText } from "../../../../ui/govuk/index.ts";
import { Form } from "../../../../ui/forms/index.ts";
import type { PasskeyAsk } from "../../passkeys/passkeys.ts";
import { PasskeyButton } from "../../passkeys/web/passkey-button.tsx";
import type { OwnFactors } from "../account-reads.ts";
import { paths } from "./paths.ts";

type SecondFactorPage = {
  readonly frame: Frame;
  readonly wanting: "any" | "strong";
  readonly factors: OwnFactors;
  readonly ask: PasskeyAsk;
  readonly demonstrationCode?: string | undefined;
};

/** All that opens to somebody whose post needs more proof than they have given. */
export function secondFactorPage(page: SecondFactorPage): View {
  const { frame, wanting, factors, ask, demonstrationCode } = page;
  const { csrfToken } = frame;
  const carried = { next: "/", kept: "" };
  return {
    title: "One more step",
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">One more step</h1>
          <p class="govuk-body">
            {wanting === "strong"
              ? "What your post opens needs a passkey, or your organisation’s sign-in with a second factor. A one-time code is not enough for it."
              : "What your post opens needs a second factor, and your organisation did not say that you gave one."}
          </p>
          {factors.passkeys > 0 && (
            <PasskeyButton
              ask={ask}
              csrfToken={csrfToken}
              carried={carried}
              action="/confirm/passkey"
              text="Continue with your passkey"
            />
          )}
          {wanting === "any" && factors.hasCode && (
            <>
              {demonstrationCode !== undefined && (
                <InsetText>
                  This is a demonstration. The app shows <strong>{demonstrationCode}</strong>.
                </InsetText>
              )}
              <Form action="/confirm/code" csrfToken={csrfToken}>
                <input type="hidden" name="next" value="/" />
                <Input
                  name="code"
                  label={{ text: "One-time code" }}
                  inputmode="numeric"
                  autocomplete="one-time-code"
                  classes="govuk-input--width-10"
                />
                <Button text="Continue" preventDoubleClick />
              </Form>
            </>
          )}
          <Button text="Add a passkey" href={paths.newPasskey} classes="govuk-button--secondary" />
        </div>
      </div>
    ),
  };
}
