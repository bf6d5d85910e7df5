import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, totalsOf, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { overduePlans } from "./plan-reads.ts";
import { measureCells, measureJoins, type Measure } from "./measure-reads.ts";

export type BoardShow = "open" | "ending" | "breached" | "review" | "overdue" | "closed";

export type BoardQuery = { readonly show: BoardShow; readonly now: Date; readonly today: string };

const closed = sql`('refused', 'discharged', 'ended', 'not-pursued')`;
/** Nobody who may be a child is on it, and nothing on an allegation that nobody renewed, whatever is asked. */
const isListed = (today: string): RawBuilder<unknown> =>
  sql`not m.is_halted and m.board_until >= ${today}::date`;

function shown({ show, now, today }: BoardQuery): RawBuilder<unknown> {
  const isOpen = sql`${isListed(today)} and m.state not in ${closed}`;
  switch (show) {
    case "closed":
      return sql`${isListed(today)} and m.state in ${closed}`;
    case "ending":
      return sql`${isOpen} and m.reminds_at <= ${now}`;
    case "breached":
      return sql`${isOpen} and m.breached_on is not null`;
    case "review":
      return sql`${isOpen} and m.review_by <= ${today}::date`;
    case "overdue":
      return sql`${isOpen} and m.measure_id in ${overduePlans(today)}`;
    case "open":
      return isOpen;
  }
}

export const boardRows: Rows<Measure, BoardQuery, BoardShow> = {
  from: sql`subjects.measures`,
  as: "m",
  key: "measure_id",
  narrow: "same",
  wide: "rows",
  where: (query) => sql`m.partnership_id = (select sec.partnership()) and ${shown(query)}`,
  orders: {
    open: sql`coalesce(m.ends_at, 'infinity'::timestamptz)`,
    ending: sql`coalesce(m.ends_at, 'infinity'::timestamptz)`,
    breached: sql`m.breached_on desc`,
    review: sql`m.review_by`,
    overdue: sql`m.review_by`,
    closed: sql`m.state_on desc`,
  },
  cells: measureCells,
  joins: measureJoins,
};

export const listBoard = (
  tx: Tx,
  { page, pageSize, ...query }: BoardQuery & PageAsked,
): Promise<readonly Measure[]> =>
  readRows(tx, boardRows, { query, order: query.show, page, pageSize, peeks: true });

export type BoardCounts = Readonly<Record<BoardShow, number>>;

/** How many there are of each, through what is open once. */
type OpenCounts = Omit<BoardCounts, "overdue" | "closed">;

export function boardCounts({ now, today }: Omit<BoardQuery, "show">): RawBuilder<OpenCounts> {
  const totals = sql<OpenCounts>`count(*)::int as open,
    (count(*) filter (where m.reminds_at <= ${now}))::int as ending,
    (count(*) filter (where m.breached_on is not null))::int as breached,
    (count(*) filter (where m.review_by <= ${today}::date))::int as review`;
  const query = { show: "open", now, today } as const;
  return totalsOf(boardRows, { query, totals });
}

/** How many plans have an action past its date. */
export const overdueCount = (asked: Omit<BoardQuery, "show">): RawBuilder<{ count: number }> =>
  totalsOf(boardRows, {
    query: { show: "overdue", ...asked },
    totals: sql<{ count: number }>`count(*)::int as count`,
  });

export async function countBoard(tx: Tx, asked: Omit<BoardQuery, "show">): Promise<OpenCounts> {
  const none = { open: 0, ending: 0, breached: 0, review: 0 };
  return (await boardCounts(asked).execute(tx)).rows[0] ?? none;
}
