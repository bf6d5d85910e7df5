import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../database/database.ts";

type Part = RawBuilder<unknown>;

/**
 * How the rows of a narrow actor are gathered before they are filtered and ordered: the planner cannot know how few
 * they are, and would walk the whole index for them (docs/benchmarks.md). `same`: everybody reads all of the table.
 */
export type NarrowLook = "visible-once" | "by-child" | "same";

/**
 * What is found for a wide actor before a page is put together: the keys alone, which an index may hold, so that the
 * rows of earlier pages are never read; or the rows, where the policy of a row costs more than the row.
 */
export type WideFind = "keys" | "rows";

/** The rows of a list: where they stand, which are let through, and a closed list of orders. */
export type Rows<R, Q, O extends string> = {
  /** The table, or a function of the database that returns its rows. */
  readonly from: Part | ((query: Q) => Part);
  /** What a row is called in all that follows. */
  readonly as: string;
  readonly key: string;
  readonly narrow: NarrowLook;
  readonly wide: WideFind;
  readonly where: (query: Q) => Part;
  /** Each is followed by the key, so that no page repeats or loses a row; each has a plan test for a narrow and a wide actor. */
  readonly orders: Readonly<Record<O, Part | ((query: Q) => Part)>>;
  /** What an order or a filter asks of every row, gathered for all at once, and how it stands beside them. */
  readonly beside?: (query: Q, entries: Part) => Beside;
  /** What is put together for the rows of one page alone. */
  readonly cells: RawBuilder<R> | ((query: Q) => RawBuilder<R>);
  readonly joins: Part;
};

/** Tables to stand after `with`, each with its comma, and how they are joined. */
export type Beside = { readonly tables: Part; readonly joins: Part };

export type PageAsked = { readonly page: number; readonly pageSize: number };

export type RowsAsked<Q, O extends string> = PageAsked & {
  readonly query: Q;
  readonly order: O;
  /** Whether who asks is a wide actor; says nothing of rows that everybody reads alike. */
  readonly isWide?: boolean;
  /** One row more than a page, where nothing else says whether there is a next one. */
  readonly peeks?: true;
};

const nothing = sql``;

const asking = <T, Q>(part: T | ((query: Q) => T), query: Q): T =>
  typeof part === "function" ? (part as (query: Q) => T)(query) : part;

/** Where the rows come from that this actor may be shown. */
function reached<R, Q, O extends string>(rows: Rows<R, Q, O>, query: Q, isWide: boolean) {
  const [table, row] = [asking(rows.from, query), sql.raw(rows.as)];
  if (isWide || rows.narrow === "same") {
    return { visible: nothing, entries: table, source: sql`${table} ${row}` };
  }
  if (rows.narrow === "visible-once") {
    const visible = sql`visible as materialized (select * from ${table}),`;
    return { visible, entries: sql`visible`, source: sql`visible ${row}` };
  }
  const children = sql`(select person_id from subjects.people offset 0) q`;
  const source = sql`${children} join ${table} ${row} on ${row}.person_id = q.person_id`;
  return { visible: nothing, entries: table, source };
}

/**
 * One page: first which rows it has, then what stands in them, so that the rows of earlier pages are never put
 * together. What is gathered already for a narrow actor is kept: to look it up again by its key would be to go through
 * all of it.
 */
export async function readRows<R, Q, O extends string>(
  tx: Tx,
  rows: Rows<R, Q, O>,
  { query, order, isWide = false, page, pageSize, peeks }: RowsAsked<Q, O>,
): Promise<readonly R[]> {
  const [row, key] = [sql.raw(rows.as), sql.raw(`${rows.as}.${rows.key}`)];
  const { visible, entries, source } = reached(rows, query, isWide);
  const { tables, joins } = rows.beside?.(query, entries) ?? { tables: nothing, joins: nothing };
  const isByKey = isWide && rows.wide === "keys";
  const [kept, shown] = isByKey
    ? [
        key,
        sql`listed join ${asking(rows.from, query)} ${row} on ${key} = listed.${sql.raw(rows.key)}`,
      ]
    : [sql`${row}.*`, sql`listed ${row}`];
  const placed = isByKey ? sql`listed.row_place` : sql`${row}.row_place`;
  const limit = peeks ? pageSize + 1 : pageSize;
  const { rows: found } = await sql<R>`
    with ${visible} ${tables} page as (
      select ${kept} from ${source} ${joins} where ${rows.where(query)}
      order by ${asking(rows.orders[order], query)}, ${key} limit ${limit} offset ${(page - 1) * pageSize}
    ), listed as (select *, row_number() over () as row_place from page)
    select ${asking(rows.cells, query)} from ${shown} ${rows.joins} order by ${placed}`.execute(tx);
  return found;
}

type TotalsAsked<Q, T> = Pick<RowsAsked<Q, never>, "query" | "isWide"> & {
  readonly totals: RawBuilder<T>;
};

/** The select of what is counted over all pages, as aggregates of the rows: one row. */
export function totalsOf<R, Q, O extends string, T>(
  rows: Rows<R, Q, O>,
  { query, isWide = false, totals }: TotalsAsked<Q, T>,
): RawBuilder<T> {
  const { source } = reached({ ...rows, narrow: oneLook[rows.narrow] }, query, isWide);
  return sql<T>`select ${totals} from ${source} where ${rows.where(query)}`;
}

/** What is counted over all pages. */
export async function readTotals<R, Q, O extends string, T>(
  tx: Tx,
  rows: Rows<R, Q, O>,
  asked: TotalsAsked<Q, T>,
): Promise<T | undefined> {
  return (await totalsOf(rows, asked).execute(tx)).rows[0];
}

/** A count goes through all of the rows once, whatever the index. */
const oneLook = { "visible-once": "same", "by-child": "by-child", same: "same" } as const;
