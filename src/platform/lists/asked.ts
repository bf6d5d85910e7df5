import { z } from "zod";
import { addressOf, pageInAddress } from "../../kernel/addresses.ts";
import type { OwnKey, SortWay } from "../../kernel/lists.ts";
import { optionalQuery } from "../http/field.ts";
import { anyQuery } from "../http/text.ts";
import {
  keyShape,
  wordsShape,
  writtenOf,
  type AskedOrder,
  type Filters,
  type FilterValues,
  type ListFilter,
  type Named,
  type Query,
  type ReadQuery,
} from "./filters.ts";
import { withTypedDays } from "./typed-boxes.ts";

const mostPages = 100_000;
const pageNumber = z.coerce.number<string>().int().min(1).max(mostPages);
const ways = { asc: "ascending", desc: "descending" } as const;
const up: SortWay = "ascending";

const ownPart = /^own\.([a-z0-9-]{1,40})$/;
/** More than anybody has, so that no address grows without end. */
const mostOwn = 20;

const narrows = ({ kind }: ListFilter<unknown, unknown>): boolean =>
  kind !== "mode" && kind !== "look" && kind !== "opened";

const sortShape = ({ sorts, asksOwn }: Named) =>
  asksOwn
    ? z.union([z.enum(Object.keys(sorts)), z.templateLiteral(["own.", keyShape()])])
    : z.enum(Object.keys(sorts));

function shapesOf(named: Named): Record<string, z.ZodType> {
  const shapes: Record<string, z.ZodType> = {};
  for (const [name, { shape }] of Object.entries(named.filters)) shapes[name] = shape;
  if (Object.keys(named.sorts).length > 0) {
    shapes["sort"] = sortShape(named);
    shapes["dir"] = z.enum(Object.keys(ways));
  }
  return { ...shapes, page: pageNumber };
}

/**
 * The query of a page: whatever cannot be understood falls away. Where columns of a partnership's own are asked by
 * name every part is let through, and falls away when it is read.
 */
export const pageQuery = (named: Named): z.ZodType<object> =>
  named.asksOwn
    ? anyQuery().extend({ page: optionalQuery(pageNumber) })
    : z.object(
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
        .filter(([name]) => !["look", "opened"].includes(named.filters[name]?.kind ?? ""))
        .map(([name, shape]) => [name, described(shape.optional(), named.filters[name]?.says)]),
    ),
  );

const described = (shape: z.ZodType, says: string | undefined): z.ZodType =>
  says === undefined ? shape : shape.describe(says);

/** The parts of an address that is a text, each once or several times. */
function partsIn(address: string): Query {
  const search = new URLSearchParams(address);
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const values = search.getAll(key);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}

/** What one part says; a part that an address names twice says nothing, unless it may. */
function valueOf(filter: ListFilter<unknown, unknown>, given: unknown): unknown {
  const several = filter.isSeveral && Array.isArray(given) ? given.join(",") : given;
  if (typeof several !== "string" || several === "") return filter.absent;
  const { success, data } = filter.shape.safeParse(several);
  return success ? (filter.read(data) ?? filter.absent) : filter.absent;
}

/** What an address asks, read from its parts or from its text. */
export function readAsked<F extends Filters, S extends string>(
  named: Named & { readonly filters: F },
  given: object | string,
): ReadQuery<F, S> {
  const { filters, sorts, first } = named;
  const query = withTypedDays(
    filters,
    typeof given === "string" ? partsIn(given) : (given as Query),
  );
  const values = Object.entries(filters).map(([name, filter]) => [
    name,
    valueOf(filter, query[name]),
  ]);
  const { dir } = query;
  const asked = sortShape(named).safeParse(query["sort"]).data ?? first;
  return {
    ...(Object.fromEntries(values) as FilterValues<F>),
    own: named.asksOwn ? ownIn(query) : undefined,
    sort: asked as S | OwnKey | undefined,
    way:
      dir === "asc" || dir === "desc"
        ? ways[dir]
        : ((asked === undefined ? up : sorts[asked]) ?? up),
    page: pageNumber.safeParse(query["page"]).data ?? 1,
  };
}

function ownIn(query: Query): Readonly<Record<string, string>> | undefined {
  const found = Object.entries(query).flatMap(([name, value]) => {
    const key = ownPart.exec(name)?.[1];
    const read = wordsShape.safeParse(value);
    return key !== undefined && read.success ? [[key, read.data] as const] : [];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found.slice(0, mostOwn));
}

type Asking = Query &
  Partial<AskedOrder<string>> & {
    readonly page?: number | undefined;
    readonly own?: Readonly<Record<string, string>> | undefined;
  };

/** The parts of an address that asks this, in their order: what narrows, the order, how it looks. */
export function partsAsking(named: Named, asked: Asking): Record<string, string | undefined> {
  const { filters, sorts, first } = named;
  const query: Record<string, string | undefined> = {};
  const write = (isLook: boolean): void => {
    for (const [name, filter] of Object.entries(filters))
      if (isLook === ["look", "opened"].includes(filter.kind))
        query[name] = writtenOf(filter, asked[name]);
  };
  write(false);
  for (const [key, value] of Object.entries(asked.own ?? {})) query[`own.${key}`] = value;
  const { sort = first, way } = asked;
  const isTurned = sort !== undefined && way !== undefined && way !== (sorts[sort] ?? up);
  query["sort"] = sort === first ? undefined : sort;
  query["dir"] = isTurned ? (way === up ? "asc" : "desc") : undefined;
  write(true);
  return { ...query, page: pageInAddress(asked.page) };
}

/** The address that asks this: the same for a link, a form that was sent, and a view that is saved. */
export const addressAsking = (path: string, named: Named, asked: Asking): string =>
  addressOf(path, partsAsking(named, asked));

/** Whether anything narrows the list; which of several lists is shown, and how, does not. */
export const isFiltered = ({ filters }: Named, asked: Asking): boolean =>
  Object.keys(asked.own ?? {}).length > 0 ||
  Object.entries(filters).some(
    ([name, filter]) => narrows(filter) && writtenOf(filter, asked[name]) !== undefined,
  );
