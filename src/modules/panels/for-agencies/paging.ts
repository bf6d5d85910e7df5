import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";

export const pageQuery = z.object({
  page: z.coerce.number<string>().int().min(1).max(100_000).optional(),
});

/** A form's errors by the JSON pointer of the same field. */
export const pointed = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map(({ field, message }) => ({ field: `/${field}`, message }));
