import { z } from "zod";
import type { Answers } from "../http/route.ts";
import type { ApiFields, Around } from "./declared.ts";

/** The fields of any list: which of them `more` gives is checked where they are declared. */
type Fields<R, A, Q, C extends string> = Omit<
  ApiFields<R, A, Q, C, z.ZodRawShape>,
  "more" | "follows"
> & {
  readonly more: (row: R, shown: Around<R, A, Q>) => object;
  readonly follows?: Readonly<Record<string, C | undefined>>;
};

/** What the API says of a list: its rows by the fields that are declared, and nothing else. */
export function answersOf<R, A, Q, C extends string>(
  { rows, fields, says, follows = {} }: Fields<R, A, Q, C>,
  { summary, description, beside = {} }: Saying,
): Answers {
  const shape = Object.entries(fields).map(([name, field]) => [
    name,
    Object.hasOwn(follows, name) ? z.optional(field) : field,
  ]);
  const row = z.object(Object.fromEntries(shape) as z.ZodRawShape);
  const schema = z.object({ ...pageShape(says), ...beside, [rows]: z.array(row) });
  return { summary, schema, ...(description === undefined ? {} : { description }) };
}

export type Saying = {
  readonly summary: string;
  readonly description?: string;
  /** What stands beside the rows. */
  readonly beside?: z.ZodRawShape;
};

function pageShape(says: "total" | "next" | undefined): z.ZodRawShape {
  if (says === undefined) return {};
  const page = z.int();
  return says === "total"
    ? { page, pageSize: z.int(), total: z.int() }
    : { page, hasNext: z.boolean() };
}

type Answered<R, A, Q> = {
  readonly around: Around<R, A, Q>;
  readonly isHidden: (column: string) => boolean;
};

export function bodyOf<R extends object, A, Q, C extends string>(
  api: Fields<R, A, Q, C>,
  { around, isHidden }: Answered<R, A, Q>,
): Readonly<Record<string, unknown>> {
  const { fields, more, says, follows = {} } = api;
  const { page, pageSize, hasNext } = around.pages;
  const given = Object.keys(fields).filter((name) => !isHidden(follows[name] ?? ""));
  const rows = around.rows.map((row) => {
    const values = { ...row, ...more(row, around) } as Readonly<Record<string, unknown>>;
    return Object.fromEntries(given.map((name) => [name, values[name]]));
  });
  const pages =
    says === "total" ? { page, pageSize, total: around.total } : says ? { page, hasNext } : {};
  return { ...pages, [api.rows]: rows };
}
