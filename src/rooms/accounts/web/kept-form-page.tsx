import type { VNode } from "preact";
import type { FormFields } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { Form } from "../../../ui/forms/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { typedLines } from "../../directory/index.ts";

type Kept = {
  readonly path: string;
  readonly fields: FormFields;
  readonly csrfToken: string;
  readonly words: KeptWords;
};

type KeptWords = {
  readonly title: string;
  readonly says: string;
  readonly button: string;
  /** The way to the start, where the page stays after the button. */
  readonly leave?: string;
};

export const signedInAgain: KeptWords = {
  title: "You are signed in again",
  says: "What you typed before you were signed out has been kept. It has not been saved yet.",
  button: "Send what I typed",
};
export const confirmedIt: KeptWords = {
  title: "You have confirmed that it is you",
  says: "What you were doing has been kept. It has not been done yet.",
  button: "Continue",
};
/** A file is downloaded, and the page that it was asked from stays as it is. */
export const confirmedFile: KeptWords = {
  title: "You have confirmed that it is you",
  says: "What you were doing has been kept. It has not been done yet. When you press the button, the file is made and downloaded. This page then stays open; the next page you open says what was done.",
  button: "Make and download the file",
  leave: "Go to the start",
};

/** Everything that was typed or chosen, to recognise it by; what a form carries along stays unseen. */
function Typed({ fields }: { fields: Kept["fields"] }): VNode | null {
  const lines = typedLines(fields);
  if (lines.length === 0) return null;
  const rows = lines.flatMap(({ label, text }) =>
    label === undefined ? [] : [verbatimFact(label, text)],
  );
  const unnamed = lines.filter(({ label }) => label === undefined);
  return (
    <>
      {rows.length > 0 && <SummaryList rows={rows} />}
      {unnamed.length > 0 && (
        <InsetText>
          {unnamed.map(({ text }) => (
            <p class="govuk-body app-verbatim">{text}</p>
          ))}
        </InsetText>
      )}
    </>
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
              {words.leave ?? "Throw it away and go to the start"}
            </a>
          </p>
        </div>
      </div>
    ),
  };
}
