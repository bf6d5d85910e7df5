import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios } from "../../../ui/govuk/index.ts";

type SetAside = {
  readonly action: string;
  readonly version: number;
  readonly reasons: Readonly<Record<string, string>>;
  /** Why, as it was chosen. */
  readonly because: string;
  readonly asks: string;
  readonly hint: string;
  readonly button: string;
  readonly csrfToken: string;
  readonly errors: readonly FieldError[];
};

/** Why a row of another system is about nobody here. */
export const SetAside = (page: SetAside): VNode => (
  <Form action={page.action} csrfToken={page.csrfToken} classes="app-form">
    <input type="hidden" name="version" value={page.version} />
    <Radios
      name="because"
      fieldset={{ legend: { text: page.asks, classes: "govuk-fieldset__legend--m" } }}
      hint={{ text: page.hint }}
      value={page.because}
      items={Object.entries(page.reasons).map(([value, text]) => ({ value, text }))}
      errorMessage={errorFor(page.errors, "because")}
    />
    <Button text={page.button} classes="govuk-button--secondary" />
  </Form>
);
