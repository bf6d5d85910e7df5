import type { VNode } from "preact";
import { Button } from "../../../../ui/govuk/index.ts";
import { Form } from "../../../../ui/forms/index.ts";
import type { PasskeyAsk } from "../passkeys.ts";
import { CarriedFields, type Carried } from "../../web/carried.tsx";

type PasskeyButton = {
  readonly ask: PasskeyAsk;
  readonly action: string;
  readonly text: string;
  readonly csrfToken: string;
  readonly carried: Carried;
};

/** Hidden until a script shows it: without one there is the password and the code. */
export function PasskeyButton({ ask, action, text, csrfToken, carried }: PasskeyButton): VNode {
  return (
    <div hidden data-passkey="get" data-options={ask.options}>
      <Form action={action} csrfToken={csrfToken}>
        <CarriedFields {...carried} />
        <input type="hidden" name="challenge" value={ask.challenge} />
        <input type="hidden" name="answer" value="" />
        <Button text={text} classes="govuk-button--secondary" />
      </Form>
      <p class="govuk-error-message" hidden data-passkey-failed role="alert">
        The passkey was not given. Try again, or use another way.
      </p>
    </div>
  );
}
