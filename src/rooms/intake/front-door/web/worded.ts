import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor } from "../../../../ui/forms/index.ts";
import type { PublicWords } from "../door.ts";

/** What is wrong with a field, as the form is worded; a voice reads the first word before it. */
export function wrongAt(
  { says }: Pick<PublicWords, "says">,
  errors: readonly FieldError[],
  field: string,
): { readonly text: string; readonly visuallyHiddenText: string } | undefined {
  const found = errorFor(errors, field);
  return found && { ...found, visuallyHiddenText: says.wrong.error };
}
