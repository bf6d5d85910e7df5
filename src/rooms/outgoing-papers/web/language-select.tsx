import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { languageOf, languages } from "../../../platform/words/index.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { Select } from "../../../ui/govuk/index.ts";
import { textOf } from "./prepare-input.ts";

type Props = { readonly typed: FormFields; readonly errors: readonly FieldError[] };

/** In which language the headings of a family's paper are. */
export function LanguageSelect({ typed, errors }: Props): VNode {
  return (
    <Select
      name="language"
      label={{ text: "Language of the headings" }}
      hint={{ text: "What was written stays in the language it was written in" }}
      value={textOf(typed, "language")}
      items={languages.map(({ code, name, englishName, isChecked }) => ({
        value: code,
        text: `${name}${name === englishName ? "" : ` (${englishName})`}${isChecked ? "" : ": not checked by a translator"}`,
      }))}
      errorMessage={errorFor(errors, "language")}
    />
  );
}

export const languageErrors = (typed: FormFields): readonly FieldError[] =>
  languageOf(textOf(typed, "language"))
    ? []
    : [{ field: "language", message: "Choose the language of the headings" }];
