import { lengthAt, textsIn } from "../packed/packed.ts";
import { fieldOf, type Field } from "./field.ts";
import { partly } from "../priors/reading.ts";

const { fewestInitials: fewest, initials: slips } = partly;

/** Names as far as records tell them. */
type NamesAndInitials = {
  /** Where all of it is known. */
  readonly name: Field | undefined;
  /** The letter with which it begins, where so many records tell no more. */
  readonly initial?: Field;
};

/**
 * Divides names into whole ones and the letter that all tell; as they are where few are a letter, or all are.
 * An initial can come out no better than its letter: beside whole names it would say what a slip says.
 */
export function namesAndInitials(name: Field | undefined): NamesAndInitials {
  if (name === undefined) return { name };
  let letters = 0;
  for (const [code, count] of name.counts.entries()) if (areInitials(name, code)) letters += count;
  if (Math.min(letters, name.filled - letters) < Math.max(fewest, name.filled * slips))
    return { name };
  const { forms, codes } = name;
  const column = { name: name.name, values: textsIn(forms), codes };
  return {
    name: fieldOf(column, (form) =>
      initials.test(form) ? undefined : { text: form.replaceAll(" ", ""), form },
    ),
    initial: fieldOf(column, ([letter = ""]) => ({ text: letter, form: letter })),
  };
}

/** One letter, or letters with a space between each two: J M. */
const initials = /^.( .)*$/u;

/** The same of a name by its place: no string is made of it. */
export function areInitials({ texts, forms }: Field, code: number): boolean {
  const letters = lengthAt(texts, code);
  return letters > 0 && lengthAt(forms, code) === 2 * letters - 1;
}
