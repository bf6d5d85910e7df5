import type { VNode } from "preact";
import type { FormFields } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { Form } from "../../../ui/forms/index.ts";

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
