import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, Checkboxes, DateInput, Table } from "../../../../ui/govuk/index.ts";
import { changedWords, type Typed } from "../words/change-words.ts";
import type { LatestForm, WrittenWords } from "../words/words-reads.ts";
import { readAtOf } from "../words/write-words.ts";
import { paths } from "./paths.ts";
import { wordsFrame } from "./words-pages.tsx";

type PutPage = {
  readonly words: WrittenWords;
  readonly latest: LatestForm;
  readonly csrfToken: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** For somebody who wrote none of them: what changes, and from which day on. */
export function putPage({ words, latest, csrfToken, typed = {}, ...page }: PutPage): View {
  const { errors = [] } = page;
  const changes = changedWords(latest.form, words.form);
  return wordsFrame({
    ...page,
    title: "Put the words in force",
    children: (
      <>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.wordsPreview}>
            See the form in these words
          </a>{" "}
          before you continue.
        </p>
        {changes.length === 0 ? (
          <p class="govuk-body">{`Nothing changes against ${latest.form.name}.`}</p>
        ) : (
          <Table
            caption={`What changes against ${latest.form.name}, from ${formatDate(latest.from)}`}
            captionClasses="govuk-table__caption--s"
            head={[{ text: "What" }, { text: "Before" }, { text: "Now" }]}
            firstCellIsHeader
            rows={changes.map(({ label, before, now }) => [
              { text: label },
              { text: before },
              { text: now },
            ])}
          />
        )}
        <Form action={paths.wordsPut} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={readAtOf(words, latest)} />
          <DateInput
            id="from"
            namePrefix="from"
            fieldset={{
              legend: { text: "First day", classes: "govuk-fieldset__legend--s" },
            }}
            hint={{ text: "From that day on the public is asked in these words" }}
            values={typed}
            errorMessage={errorFor(errors, "from")}
          />
          <Checkboxes
            name="looked"
            fieldset={{
              legend: { text: "What you checked", classes: "govuk-fieldset__legend--s" },
            }}
            errorMessage={errorFor(errors, "looked")}
            items={[
              {
                name: "looked",
                value: "yes",
                checked: typed["looked"] === "yes",
                text: "I read every page in these words. 999 comes first, and a person who picks up the phone afterwards cannot see what was written.",
              },
            ]}
          />
          <Button text="Put them in force" preventDoubleClick />
        </Form>
      </>
    ),
  });
}
