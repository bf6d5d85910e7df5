import type {
  ListColumn,
  ListFacet,
  ListField,
  ListGroup,
  ListTable,
  OwnKey,
  Shown,
} from "../../kernel/lists.ts";
import {
  rulesOf,
  type Around,
  type Column,
  type Facet,
  type Looks,
  type Table,
} from "./declared.ts";
import {
  addressAsking,
  writtenOf,
  type AskedOrder,
  type Filters,
  type Query,
  type Sorts,
} from "./filters.ts";

type AnyAsked = Query & AskedOrder<string> & { readonly page: number };

export type Drawing<R, A, Q, C extends string, K extends string, X extends string> = {
  readonly looks: Looks<R, A, Q, C, K, X>;
  readonly named: { readonly filters: Filters; readonly sorts: Sorts };
  readonly around: Around<R, A, Q>;
  readonly path: string;
  readonly subjectIds: readonly string[];
};

/** What was found, as everything that draws it needs it. Pure: nothing is read any more. */
export function shownOf<
  R,
  A,
  Q extends AnyAsked,
  C extends string,
  K extends string,
  X extends string,
>(drawing: Drawing<R, A, Q, C, K, X>): Shown<R, A, C, K, X, Q> {
  const { named, around, path, subjectIds } = drawing;
  const { asked, rows, pages } = around;
  const at = (other: Partial<AnyAsked>): string =>
    addressAsking(path, named, { ...asked, ...other });
  return {
    asked,
    rows,
    around: around.around,
    path,
    pages,
    subjectIds,
    tables: tablesOf(drawing),
    fields: fieldsOf(drawing),
    isFiltered: isFiltered(named.filters, asked),
    facets: facetsOf(drawing),
    pageAt: (page) => at({ page }),
  };
}

const wordsOf = <T>(words: string | ((given: T) => string), given: T): string =>
  typeof words === "string" ? words : words(given);

function tablesOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  drawing: Drawing<R, A, Q, C, K, X>,
): Readonly<Record<K, ListTable<R, C> | undefined>> {
  const { looks, around } = drawing;
  const tables = Object.entries<Table<R, A, Q, C>>(looks.tables).flatMap(([key, table]) =>
    table.when?.(around.asked) === false ? [] : [[key, tableOf(table, drawing)] as const],
  );
  return Object.fromEntries(tables) as Record<K, ListTable<R, C> | undefined>;
}

function tableOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  table: Table<R, A, Q, C>,
  drawing: Drawing<R, A, Q, C, K, X>,
): ListTable<R, C> {
  const { around } = drawing;
  const { which, look = {}, groupOf, attributesOf } = table;
  const rows = which ? around.rows.filter((row) => which(row, around)) : around.rows;
  return {
    caption: wordsOf(table.caption, around),
    empty: wordsOf(table.empty, around),
    look,
    columns: columnsOf(table, drawing),
    isGrouped: groupOf !== undefined,
    groups: groupOf ? grouped(rows, (row) => groupOf(row, around.asked)) : [{ value: null, rows }],
    ownText: (row, own) => drawing.looks.own?.text(row, own) ?? "",
    attributesOf,
  };
}

function grouped<R>(
  rows: readonly R[],
  groupOf: (row: R) => string | null,
): readonly ListGroup<R>[] {
  return [...Map.groupBy(rows, groupOf)].map(([value, inGroup]) => ({ value, rows: inGroup }));
}

function columnsOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  { columns }: Table<R, A, Q, C>,
  drawing: Drawing<R, A, Q, C, K, X>,
): readonly ListColumn<C | OwnKey>[] {
  const { looks, around } = drawing;
  const every = Object.keys(looks.columns) as C[];
  const chosen = typeof columns === "function" ? columns(around) : (columns ?? every);
  const known = new Map<string, Column<R, A, Q>>(Object.entries(looks.columns));
  for (const one of looks.own?.columns(around.around) ?? []) known.set(one.key, one);
  return chosen.flatMap((key) => {
    const column = known.get(key);
    if (column === undefined) return [];
    const { heading, isNumeric, onPhone, isScreenOnly, only, sort } = rulesOf(column);
    if (only?.(around) === false) return [];
    return [{ key, heading, isNumeric, onPhone, isScreenOnly, sort: sortOf(sort, drawing) }];
  });
}

/** The address that orders by a column: once more turns the order round. */
function sortOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  sort: string | undefined,
  { named, around: { asked }, path }: Drawing<R, A, Q, C, K, X>,
): ListColumn["sort"] {
  if (sort === undefined) return undefined;
  const isOn = asked.sort === sort;
  const turned = asked.way === "ascending" ? "descending" : "ascending";
  const way = isOn ? turned : (named.sorts[sort] ?? "ascending");
  return {
    href: addressAsking(path, named, { ...asked, sort, way, page: 1 }),
    direction: isOn ? asked.way : "none",
  };
}

/** A mode is no filter: it says which list is shown. */
const isFiltered = (filters: Filters, asked: Query): boolean =>
  Object.entries(filters).some(
    ([name, filter]) => filter.kind !== "mode" && writtenOf(filter, asked[name]) !== undefined,
  );

function fieldsOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>({
  looks,
  named: { filters },
  around,
}: Drawing<R, A, Q, C, K, X>): readonly ListField[] {
  return Object.entries(looks.fields ?? {}).flatMap(([name, { label, all, options }]) => {
    const filter = filters[name];
    if (filter === undefined || filter.kind === "mode") return [];
    const value = writtenOf(filter, around.asked[name]) ?? "";
    const none = all === undefined ? [] : [{ value: "", text: all }];
    const choices = [...none, ...(options?.(around) ?? [])];
    return [{ name, label, value, kind: filter.kind, options: choices }];
  });
}

function facetsOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  drawing: Drawing<R, A, Q, C, K, X>,
): Readonly<Record<X, readonly ListFacet[]>> {
  const declared = drawing.looks.facets?.(drawing.around);
  const facets = Object.entries<readonly Facet<Q>[]>(declared ?? {}).map(
    ([name, all]) => [name, all.map((facet) => facetOf(facet, drawing))] as const,
  );
  return Object.fromEntries(facets) as unknown as Record<X, readonly ListFacet[]>;
}

/** A facet says all that it asks: what else is asked at the moment falls away. */
function facetOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  facet: Facet<Q>,
  { named, around: { asked }, path }: Drawing<R, A, Q, C, K, X>,
): ListFacet {
  const { text, count, isAttention } = facet;
  if ("href" in facet) return { text, count, isAttention, href: facet.href, isCurrent: false };
  const asks: Query = facet.asks;
  return {
    text,
    count,
    isAttention,
    href: addressAsking(path, named, asks),
    isCurrent: Object.keys(asks).every((name) => asks[name] === asked[name]),
  };
}
