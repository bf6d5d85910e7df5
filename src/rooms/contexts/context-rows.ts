import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, totalsOf, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { contextCells, contextJoins, type Context } from "./context-reads.ts";

export type ContextShow = "open" | "referred" | "review" | "late" | "ended";

type ContextQuery = {
  readonly show: ContextShow;
  readonly today: string;
  /** Whose cases alone. */
  readonly ownerId?: string | undefined;
  /** What a name has in it. */
  readonly sought?: string | undefined;
};

/** An action of an open case that is past its day, of those that the reader reads. */
const hasLateAction = (today: string) => sql`exists (select from subjects.context_actions n
  where n.context_id = c.context_id and n.state = 'open' and n.due_on < ${today}::date)`;

function shown({ show, today }: ContextQuery): RawBuilder<unknown> {
  switch (show) {
    case "open":
      return sql`c.state = 'open'`;
    case "referred":
      return sql`c.state = 'referred'`;
    case "review":
      return sql`c.state = 'open' and c.review_by <= ${today}::date`;
    case "late":
      return sql`c.state = 'open' and (c.review_by < ${today}::date or ${hasLateAction(today)})`;
    case "ended":
      return sql`c.state in ('closed', 'not-opened')`;
  }
}

function where(query: ContextQuery): RawBuilder<unknown> {
  const own = query.ownerId === undefined ? sql`` : sql` and c.owner_id = ${query.ownerId}::uuid`;
  const like = `%${(query.sought ?? "").trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const named = query.sought === undefined ? sql`` : sql` and c.name ilike ${like}`;
  return sql`c.partnership_id = (select sec.partnership()) and ${shown(query)}${own}${named}`;
}

export const contextRows: Rows<Context, ContextQuery, ContextShow> = {
  from: sql`subjects.contexts`,
  as: "c",
  key: "context_id",
  narrow: "same",
  wide: "rows",
  where,
  orders: {
    open: sql`c.review_by`,
    referred: sql`c.referred_at`,
    review: sql`c.review_by`,
    late: sql`c.review_by`,
    ended: sql`c.changed_at desc`,
  },
  cells: contextCells,
  joins: contextJoins,
};

export const listContexts = (
  tx: Tx,
  { page, pageSize, ...query }: ContextQuery & PageAsked,
): Promise<readonly Context[]> =>
  readRows(tx, contextRows, { query, order: query.show, page, pageSize, peeks: true });

type Counted = { readonly count: number };

export const contextCount = (query: ContextQuery): RawBuilder<Counted> =>
  totalsOf(contextRows, { query, totals: sql<Counted>`count(*)::int as count` });

export const countContexts = async (tx: Tx, query: ContextQuery): Promise<number> =>
  (await contextCount(query).execute(tx)).rows[0]?.count ?? 0;
