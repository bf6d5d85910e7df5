import { z } from "zod";
import type { FieldError } from "../../kernel/fields.ts";

const titles: Readonly<Record<number, string>> = {
  400: "The request is not valid",
  401: "Sign in first, or send a token",
  403: "You do not have permission to do this",
  404: "Not found",
  409: "A colleague changed this first",
  413: "The request is too large",
  415: "This kind of content is not accepted",
  422: "The request is not valid",
  429: "Too many requests",
  500: "Something went wrong and nothing was changed",
  503: "It is not known whether this was done: send it again under the same Idempotency-Key",
};

const schema = z
  .object({
    type: z.string().describe("Always about:blank: the status says what kind of problem it is"),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe("What to do about it, where that can be said"),
    errors: z
      .array(
        z.object({
          field: z.string().describe("A JSON pointer into the body, or /name of a parameter"),
          message: z.string().describe("The same words as on the page"),
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

type More = {
  readonly says?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
};

/** A form's errors by the JSON pointer of the same field. */
export const pointed = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map(({ field, message }) => ({ field: `/${field}`, message }));

/** Errors of the API, as RFC 9457 problem+json. */
export const problem = {
  type: "application/problem+json",
  schema,
  titles,
  text: (status: number, { says, errors }: More = {}): string =>
    JSON.stringify({
      type: "about:blank",
      title: titles[status] ?? "Something went wrong",
      status,
      ...(says === undefined ? {} : { detail: says }),
      ...(errors === undefined ? {} : { errors }),
    }),
};
