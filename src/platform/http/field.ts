import { z } from "zod";

/**
 * One text field of a posted form: missing reads as empty, line ends are `\n`, NUL is dropped. How
 * long it may be is the command's rule, said beside the field; the whole form has a limit of its own.
 */
export function field() {
  return z.string().default("").transform(clean);
}

/** Text in JSON of the API: as in a form, but missing is not empty. */
export function jsonText() {
  return z.string().transform(clean);
}

const clean = (text: string): string => text.replaceAll("\r\n", "\n").replaceAll("\u0000", "");

/** The fields of a form as typed: several values where a field has several. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** A field of any form, for keeping what was typed without knowing the form. */
export const anyField = z.union([
  z.string().transform(clean),
  z.array(z.string().transform(clean)),
]);

/** A query value that falls back instead of failing: a mistyped address still shows the page. */
export function optionalQuery<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/** An id in an address. One that is no id leads nowhere, like one of a record out of reach. */
export const anId = z.uuid().catch("00000000-0000-0000-0000-000000000000");
