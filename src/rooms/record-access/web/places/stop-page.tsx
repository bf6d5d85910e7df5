import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, FileUpload, Textarea } from "../../../../ui/govuk/index.ts";
import { sentenceAround, type PlaceInText } from "../../../subjects/index.ts";
import { kindWords } from "./words.ts";
import { capitalised } from "../../../../kernel/words.ts";

/** A field of a form whose text says where the child can be found. */
export type NamedField = {
  readonly name: string;
  readonly text: string;
  readonly place: PlaceInText;
  /** The home of a protected child of the same family, which this text is not about. */
  readonly isOfFamily: boolean;
};

export type StopPage = {
  readonly address: string;
  readonly csrfToken: string;
  readonly named: readonly NamedField[];
  /** The other fields as they were typed. */
  readonly rest: readonly (readonly [string, string])[];
  /** Fields in which a file came. */
  readonly files: readonly string[];
  readonly takesFiles: boolean;
};

/** "forFamily" and "for-family" are "For family". */
function labelOf(name: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, " $1")
    .replaceAll(/[-_.]/g, " ")
    .trim()
    .toLowerCase();
  return capitalised(words);
}

const messageOf = ({ text, place }: NamedField): string => {
  const [before, said, after] = sentenceAround(text, place);
  return `This says where the child can be found (${kindWords(place.kind)}): “${before}${said}${after}”. Take it out`;
};

/** For one of the named: every value kept, each text that names a place beside what is wrong with it. */
export function stopPage(page: StopPage): View {
  const errors = page.named.map((one) => ({ field: one.name, message: messageOf(one) }));
  return {
    title: "A protected place is in what you wrote",
    hasErrors: true,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">A protected place is in what you wrote</h1>
          <p class="govuk-body">
            {page.named.every(({ isOfFamily }) => isOfFamily)
              ? "Nothing is recorded yet. Where a child of this family can be found is protected, and other people will read this text. You are named and may know; they may not."
              : "Nothing is recorded yet. Where this child can be found is protected, and other people will read this text. You are named and may know; they may not."}
          </p>
          <Again {...page} />
        </div>
      </div>
    ),
  };
}

function Again({ address, csrfToken, named, rest, files, takesFiles }: StopPage): VNode {
  return (
    <Form
      action={address}
      csrfToken={csrfToken}
      classes="app-form"
      enctype={takesFiles ? "multipart/form-data" : undefined}
    >
      {rest.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {named.map((one) => (
        <Textarea
          name={one.name}
          label={{ text: labelOf(one.name) }}
          value={one.text}
          rows={5}
          errorMessage={{ text: messageOf(one) }}
        />
      ))}
      {files.map((name) => (
        <FileUpload
          name={name}
          label={{ text: "Choose the file again" }}
          hint={{ text: "It is not kept until the form is recorded." }}
        />
      ))}
      <Button text="Record what I have changed" preventDoubleClick />
      <p class="govuk-body">
        If you need to include it, it can be recorded as it is. Only the named people can read those
        words; everyone else sees that something is withheld.
      </p>
      <Button
        text="Record it, visible only to the named people"
        classes="govuk-button--secondary"
        name="_hold"
        value="yes"
        preventDoubleClick
      />
    </Form>
  );
}
