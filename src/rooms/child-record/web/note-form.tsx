import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DraftForm, errorFor, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, CharacterCount, Checkboxes, DateInput, Input } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "./child-frame.tsx";
import { paths } from "./paths.ts";

/** The fields as the browser sends them. */
export type NoteFields = Readonly<
  Record<
    "headline" | "detail" | "happened-day" | "happened-month" | "happened-year" | "significant",
    string
  >
>;

type NotePage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: NoteFields;
  readonly errors?: readonly FieldError[];
  /** When what is shown was kept as a draft. */
  readonly savedAt?: string | undefined;
};

export function notePage({ facts, csrfToken, typed, errors = [], savedAt }: NotePage): View {
  const { personId } = facts.person;
  const ids = { happenedOn: "happened-day" };
  return childPage({
    facts,
    tab: "chronology",
    heading: "Add a note",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined,
    children: (
      <DraftForm
        action={paths.note(personId)}
        csrfToken={csrfToken}
        classes="app-form"
        draft={{ name: "note", subject: personId, returnTo: paths.child(personId), savedAt }}
      >
        <Input
          name="headline"
          label={{ text: "Headline" }}
          hint={{
            text: "What happened, in a few words: “Seen at school, says the calls have stopped”",
          }}
          value={typed.headline}
          errorMessage={errorFor(errors, "headline")}
        />
        <DateInput
          id="happened"
          namePrefix="happened"
          fieldset={{ legend: { text: "When it happened", classes: "govuk-fieldset__legend--s" } }}
          values={typed}
          errorMessage={errorFor(errors, "happenedOn")}
        />
        <CharacterCount
          name="detail"
          label={{ text: "Detail (optional)" }}
          hint={{
            text: "What was seen and said, who by, and what was done. Say what is fact and what is opinion.",
          }}
          value={typed.detail}
          rows={8}
          maxlength={10_000}
          threshold={80}
          errorMessage={errorFor(errors, "detail")}
        />
        <Checkboxes
          name="significant"
          values={[typed.significant]}
          items={[
            {
              value: "yes",
              text: "This matters for the whole story",
              hint: { text: "It stays in view when the chronology is shortened." },
            },
          ]}
        />
        <p class="govuk-body">
          Everyone who can open this record will read it. A note is never edited or removed; a
          correction is another note.
        </p>
        <Button text="Add to the chronology" preventDoubleClick />
      </DraftForm>
    ),
  });
}
