import type { VNode } from "preact";
import { errorFor, verbatim } from "../../../ui/forms/index.ts";
import { Button, Input, Textarea } from "../../../ui/govuk/index.ts";
import type { WordsForm as Typed } from "../add-words.ts";
import type { ReadQuery } from "./meeting-page.tsx";
import { KeptForm } from "./kept-forms.tsx";
import { paths } from "./paths.ts";

export const blankWords: Typed = { words: "", heardBy: "" };

export function WordsForm(props: ReadQuery<Typed> & { readonly meetingId: string }): VNode {
  const { meetingId, csrfToken, typed, errors = [] } = props;
  return (
    <KeptForm action={paths.words(meetingId)} csrfToken={csrfToken} draft={props.draft}>
      <Textarea
        name="words"
        attributes={verbatim}
        label={{ text: "In the child’s own words" }}
        hint={{ text: "Exactly as it was said. It cannot be edited later." }}
        value={typed.words}
        rows={3}
        errorMessage={errorFor(errors, "words")}
      />
      <Input
        name="heardBy"
        label={{ text: "Who heard it, and when" }}
        value={typed.heardBy}
        errorMessage={errorFor(errors, "heardBy")}
      />
      <Button text="Add the child’s words" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}
