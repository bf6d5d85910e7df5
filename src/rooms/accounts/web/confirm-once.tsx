import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, WarningText } from "../../../ui/govuk/index.ts";

type Confirm = {
  readonly title: string;
  readonly warning: string;
  readonly button: string;
  readonly action: string;
  readonly back: { readonly text: string; readonly href: string };
  readonly csrfToken: string;
};

/** Asks before something that cannot be taken back. */
export function confirmPage({ title, warning, button, action, back, csrfToken }: Confirm): View {
  return {
    title,
    backLink: back,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <WarningText text={warning} />
        <Form action={action} csrfToken={csrfToken}>
          <Button text={button} classes="govuk-button--warning" preventDoubleClick />
        </Form>
      </>
    ),
  };
}
