import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, type FormState } from "../../../../ui/forms/index.ts";
import { Table } from "../../../../ui/govuk/index.ts";
import { changedWords } from "../words/change-words.ts";
import { putForm, readAtOf, type Compared } from "../words/write-words.ts";
import { paths } from "./paths.ts";
import { summaryIn, wordsFrame } from "./words-pages.tsx";

/** For somebody who wrote none of them: what changes, and from which day on. */
export function putPage({ words, latest }: Compared, state: FormState<typeof putForm>): View {
  const changes = changedWords(latest.form, words.form);
  return wordsFrame({
    title: "Put the words in force",
    summary: summaryIn(putForm, state),
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
        <DeclaredForm
          form={putForm}
          state={state}
          drawing={{}}
          action={paths.wordsPut}
          button="Put them in force"
          version={readAtOf(words, latest)}
        />
      </>
    ),
  });
}
