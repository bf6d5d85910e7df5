import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor } from "../../../../ui/forms/index.ts";
import type { PublicWords } from "../door.ts";

/** A field as a partnership words it; an empty hint is none. */
type FieldWords = { readonly label: string; readonly hint: string };

/** Label and hint of a field; `optional` is added where the field can be left out. */
export const worded = ({ label, hint }: FieldWords, optional?: string) => ({
  label: { text: optional === undefined ? label : `${label} ${optional}` },
  hint: hint === "" ? undefined : { text: hint },
});

/** What is wrong with a field, as the form is worded; a voice reads the first word before it. */
export function wrongAt(
  { says }: Pick<PublicWords, "says">,
  errors: readonly FieldError[],
  field: string,
): { readonly text: string; readonly visuallyHiddenText: string } | undefined {
  const found = errorFor(errors, field);
  return found && { ...found, visuallyHiddenText: says.wrong.error };
}
