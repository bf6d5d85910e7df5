import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Checkboxes, DateInput, InsetText, Textarea } from "../../../../ui/govuk/index.ts";
import { destroyWords } from "../destroy-words.ts";
import type { Entry } from "../register-reads.ts";
import { paths } from "./paths.ts";

export type DestroyedFields = Readonly<
  Record<"destroyed-day" | "destroyed-month" | "destroyed-year" | "how" | "every-copy", string>
>;

type ReadContext = {
  readonly entry: Entry;
  readonly today: string;
  readonly csrfToken: string;
  readonly typed: DestroyedFields;
  readonly errors?: readonly FieldError[];
};

export function destroyedPage({ entry, today, csrfToken, typed, errors = [] }: ReadContext): View {
  const { reference, rowCount, receiver } = entry;
  return {
    title: `Say that ${reference} is destroyed`,
    hasErrors: errors.length > 0,
    backLink: { text: "Back to exports", href: paths.register },
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ destroyed: "destroyed-day" }} />
        <h1 class="govuk-heading-l">{`Say that ${reference} is destroyed`}</h1>
        <InsetText>
          {`${counted(rowCount, "child", "children")}, ${receiver ?? "own use"}. ${destroyWords(entry, today)}.`}
        </InsetText>
        <Form action={paths.destroyed(entry.exportId)} csrfToken={csrfToken} classes="app-form">
          <DateInput
            id="destroyed"
            namePrefix="destroyed"
            fieldset={{
              legend: { text: "When was it destroyed?", classes: "govuk-fieldset__legend--s" },
            }}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "destroyed")}
          />
          <Textarea
            name="how"
            label={{ text: "How was it destroyed?" }}
            hint={{
              text: "For example: deleted from the shared drive and its recycle bin; the paper was shredded; the police say that they deleted theirs",
            }}
            value={typed.how}
            rows={3}
            errorMessage={errorFor(errors, "how")}
          />
          <Checkboxes
            name="every-copy"
            fieldset={{ legend: { text: "Copies", classes: "govuk-fieldset__legend--s" } }}
            values={[typed["every-copy"]]}
            items={[
              {
                value: "yes",
                text: "Every copy is gone: files, attachments to messages, and paper",
              },
            ]}
            errorMessage={errorFor(errors, "every-copy")}
          />
          <p class="govuk-body">
            This is kept in the register with your name and cannot be changed.
          </p>
          <Button text="Confirm that it is destroyed" preventDoubleClick />
        </Form>
      </>
    ),
  };
}
