import { z } from "zod";
import { addressOf, pageInAddress } from "../../kernel/addresses.ts";
import type { SortWay } from "../../kernel/lists.ts";
import { optionalQuery } from "../http/field.ts";
import { text } from "../http/text.ts";

/** One part of a list's address. A mistyped one says nothing, and the list is shown without it. */
export type ListFilter<V = unknown, Absent = undefined> = {
  readonly kind: "choice" | "yes" | "words" | "mode";
  /** What the address may say. */
  readonly shape: z.ZodType<string, string>;
  /** In the API's document. */
  readonly says?: string;
  read(text: string): V;
  write(value: V): string;
  /** Where the address says nothing: of a mode what is shown first, otherwise undefined. */
  readonly absent: Absent;
};

export type Filters = Readonly<Record<string, ListFilter<unknown, unknown>>>;

type ValueOf<F> = F extends ListFilter<infer V, infer Absent> ? V | Absent : never;
export type FilterValues<F extends Filters> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** The closed list of what a reader may order by, each with the way that it begins. */
export type Sorts = Readonly<Record<string, SortWay>>;

/** The order that a reader chose; undefined where they chose none. */
export type AskedOrder<S extends string> = {
  readonly sort: S | undefined;
  readonly way: SortWay;
};

/** What a reader asks of a list. */
export type ReadQuery<F extends Filters, S extends string = never> = FilterValues<F> &
  AskedOrder<S> & { readonly page: number };

const same = (value: string): string => value;

/** One of a closed list. */
export const oneOf = <K extends string>(keys: readonly K[], says?: string): ListFilter<K> => ({
  kind: "choice",
  shape: z.enum(keys),
  read: (value) => value as K,
  write: same,
  absent: undefined,
  ...(says === undefined ? {} : { says }),
});

/** One of what a partnership set: a key of a scheme. */
export const aKey = (): ListFilter<string> => ({
  kind: "choice",
  shape: text().regex(/^[a-z0-9-]{1,40}$/),
  read: same,
  write: same,
  absent: undefined,
});

/** A tick: `yes`, or nothing. */
export const yes = (): ListFilter<true> => ({
  kind: "yes",
  shape: z.literal("yes"),
  read: () => true,
  write: () => "yes",
  absent: undefined,
});

/** What somebody typed, to be looked for. */
export const typed = (most: number, says?: string): ListFilter<string> => ({
  kind: "words",
  shape: text().max(most),
  read: same,
  write: same,
  absent: undefined,
  ...(says === undefined ? {} : { says }),
});

/** Which of several lists is shown. The first needs no word in the address. */
export const mode = <M extends string, K extends string>(
  first: M,
  others: readonly K[],
): ListFilter<K, M> => ({
  kind: "mode",
  shape: z.enum(others),
  read: (value) => value as K,
  write: same,
  absent: first,
});

const mostPages = 10_000;
const pageNumber = z.coerce.number<string>().int().min(1).max(mostPages);
const ways = { asc: "ascending", desc: "descending" } as const;
const up: SortWay = "ascending";

export type Query = { readonly [name: string]: unknown };

type Named = { readonly filters: Filters; readonly sorts: Sorts };

function shapesOf({ filters, sorts }: Named): Record<string, z.ZodType> {
  const shapes: Record<string, z.ZodType> = {};
  for (const [name, { shape }] of Object.entries(filters)) shapes[name] = shape;
  if (Object.keys(sorts).length > 0) {
    shapes["sort"] = z.enum(Object.keys(sorts));
    shapes["dir"] = z.enum(Object.keys(ways));
  }
  return { ...shapes, page: pageNumber };
}

/** The query of a page: whatever cannot be understood falls away. */
export const pageQuery = (named: Named): z.ZodType<object> =>
  z.object(
    Object.fromEntries(
      Object.entries(shapesOf(named)).map(([name, shape]) => [name, optionalQuery(shape)]),
    ),
  );

/** The same vocabulary for a program: what cannot be understood is answered with 400. */
export const strictQuery = (named: Named, isPaged: boolean): z.ZodType<object> =>
  z.object(
    Object.fromEntries(
      Object.entries(shapesOf(named))
        .filter(([name]) => isPaged || name !== "page")
        .map(([name, shape]) => [name, described(shape.optional(), named.filters[name]?.says)]),
    ),
  );

const described = (shape: z.ZodType, says: string | undefined): z.ZodType =>
  says === undefined ? shape : shape.describe(says);

/** What an address asks, read. */
export function readAsked<F extends Filters, S extends string>(
  { filters, sorts }: { readonly filters: F; readonly sorts: Sorts },
  given: object,
): ReadQuery<F, S> {
  const query = given as Query;
  const values = Object.entries(filters).map(([name, filter]) => {
    const value = query[name];
    return [name, typeof value === "string" && value !== "" ? filter.read(value) : filter.absent];
  });
  const { sort, dir, page } = query;
  const first = typeof sort === "string" ? (sorts[sort] ?? up) : up;
  return {
    ...(Object.fromEntries(values) as FilterValues<F>),
    sort: sort as S | undefined,
    way: dir === "asc" || dir === "desc" ? ways[dir] : first,
    page: typeof page === "number" ? page : 1,
  };
}

/** The text of one filter as the address has it; undefined where it says nothing. */
export const writtenOf = (
  filter: ListFilter<unknown, unknown>,
  value: unknown,
): string | undefined =>
  value === undefined || value === filter.absent ? undefined : filter.write(value);

/** The address that asks this: the same for a link, a form that was sent, and a view that is saved. */
export function addressAsking(
  path: string,
  { filters, sorts }: Named,
  asked: Query & Partial<AskedOrder<string>> & { readonly page?: number },
): string {
  const query: Record<string, string | undefined> = {};
  for (const [name, filter] of Object.entries(filters)) {
    query[name] = writtenOf(filter, asked[name]);
  }
  const { sort, way, page } = asked;
  const isTurned = sort !== undefined && way !== undefined && way !== sorts[sort];
  return addressOf(path, {
    ...query,
    sort,
    dir: isTurned ? (way === up ? "asc" : "desc") : undefined,
    page: pageInAddress(page),
  });
}
