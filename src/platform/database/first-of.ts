import { sql, type RawBuilder } from "kysely";

/** The first rows of a list, and how long the whole list is. */
export type FirstOf<T> = { readonly rows: readonly T[]; readonly total: number };

/** A column for `firstOf`: how many rows there would be without the limit. */
export const total: RawBuilder<unknown> = sql`(count(*) over ())::int as total`;

export const nothing: FirstOf<never> = { rows: [], total: 0 };

/** Rows that carry `total`, without it. A page past the end of a list has no row that could tell. */
export function firstOf<T extends object>(
  found: readonly (T & { readonly total: number })[],
): FirstOf<T> {
  const [first] = found;
  if (!first) return nothing;
  const rows = found.map(({ total: _total, ...row }) => row as unknown as T);
  return { rows, total: first.total };
}
