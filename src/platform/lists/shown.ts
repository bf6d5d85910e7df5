import type { ListColumn, ListFacet, ListTable, OwnKey, Shown } from "../../kernel/lists.ts";
import {
  rulesOf,
  type Around,
  type Column,
  type Facet,
  type Looks,
  type Table,
} from "./declared.ts";
import { addressAsking, partsAsking } from "./asked.ts";
import type { Named, Query } from "./filters.ts";
import { formOf, looksOf, textsOf, type AnyAsked } from "./shown-form.ts";

export type Drawing<R, A, Q, C extends string, K extends string, X extends string> = {
  readonly looks: Looks<R, A, Q, C, K, X>;
  readonly named: Named;
  readonly around: Around<R, A, Q>;
  readonly path: string;
  /** As the address says it. */
  readonly query: Query;
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
  const { asked, rows, total, pages } = around;
  const at = (other: Partial<AnyAsked>): string =>
    addressAsking(path, named, { ...asked, page: 1, ...other });
  return {
    asked,
    rows,
    total,
    around: around.around,
    pages,
    subjectIds,
    at,
    parts: textsOf(partsAsking(named, { ...asked, page: 1 })),
    tables: tablesOf(drawing),
    ...formOf(drawing),
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
    ...groupsOf(rows, groupOf && ((row) => groupOf(row, around.asked))),
    ownText: (row, own) => drawing.looks.own?.text(row, own, around.around) ?? "",
    attributesOf,
  };
}

function groupsOf<R>(
  rows: readonly R[],
  groupOf: ((row: R) => string | null | undefined) | undefined,
): Pick<ListTable<R>, "isGrouped" | "groups"> {
  const byGroup = [...Map.groupBy(rows, (row) => groupOf?.(row))];
  if (byGroup.some(([value]) => value === undefined)) {
    return { isGrouped: false, groups: [{ value: null, rows }] };
  }
  const groups = byGroup.map(([value = null, inGroup]) => ({ value, rows: inGroup }));
  return { isGrouped: groupOf !== undefined, groups };
}

function columnsOf<R, A, Q extends AnyAsked, C extends string, K extends string, X extends string>(
  { columns, isPaper }: Table<R, A, Q, C>,
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
    if (isPaper) return [{ key, heading, isNumeric }];
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
    href: addressAsking(
      path,
      named,
      facet.keepsLook ? { ...looksOf(named, asked), ...asks } : asks,
    ),
    isCurrent: Object.keys(asks).every((name) => asks[name] === asked[name]),
  };
}
