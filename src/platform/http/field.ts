import { z } from "zod";
import { formText, text } from "./text.ts";

/**
 * One text field of a posted form: missing reads as empty, line ends are `\n`, NUL and half characters are
 * dropped. How long it may be is the command's rule, said beside the field; the whole form has a limit of its own.
 */
export function field() {
  return formText().default("");
}

/** Text in JSON of the API: line ends as in a form, but missing is not empty, and NUL is refused. */
export function jsonText() {
  return text().transform((value) => value.replaceAll("\r\n", "\n"));
}

/** The fields of a form as typed: several values where a field has several. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** A field of any form, for keeping what was typed without knowing the form. */
export const anyField = z.union([formText(), z.array(formText())]);

/** A query value that falls back instead of failing: a mistyped address still shows the page. */
export function optionalQuery<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/** An id in an address. One that is no id leads nowhere, like one of a record out of reach. */
export const anId = z.uuid().catch("00000000-0000-0000-0000-000000000000");
