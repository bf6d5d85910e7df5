import { z } from "zod";

/**
 * One text field of a posted form: missing reads as empty, line ends are `\n`, NUL is dropped. How
 * long it may be is the command's rule, said beside the field; the whole form has a limit of its own.
 */
export function field() {
  return z
    .string()
    .default("")
    .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\u0000", ""));
}

/** A query value that falls back instead of failing: a mistyped address still shows the page. */
export function optionalQuery<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}
