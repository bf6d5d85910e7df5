import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { overdueSources, type Looking, type OverdueFilter } from "../work/index.ts";

export type OverdueQuery = OverdueFilter & { readonly rooms: Rooms };

/** Everything late within reach, as the table `items`, with what was asked about each the last time. */
export function overdueItems(actor: Actor, { rooms, ...filter }: OverdueQuery) {
  const { at } = filter;
  const today = londonDate(at);
  const sources = overdueSources.allIn(rooms);
  const looking = lookingOf(actor, filter);
  const tables = sources.map((one) => one.tables(looking));
  const rows = sources.map((one) => one.rows(looking));
  return sql`${visible(actor)} ${sql.join(tables)}, owed as (${sql.join(rows, sql` union all `)}),
    items as materialized (
      select o.*, c.chase_id, c.asks, c.asked_at, c.asked_of, c.due_at, c.answered_at, c.agreed_at, n.answer, n.answered_by, n.expected_on,
        n.words,
        c.chase_id is null or (c.answered_at is null and (c.asked_at at time zone 'Europe/London')::date < ${today})
          or coalesce(n.expected_on < ${today}, false) as to_ask,
        coalesce(c.answered_at is null and c.due_at < ${at}, false) as unanswered
      from owed o
      left join lateral (${lastChase}) c on true
      left join work.chase_answers n on n.chase_id = c.chase_id
    )`;
}

/**
 * The longest late of each come from an index in order for a wide actor; for a narrow one the children they reach
 * are gathered first (see `listTracker`).
 */
const lookingOf = (actor: Actor, filter: OverdueFilter): Looking => ({
  ...filter,
  actor,
  children: sql.raw(actor.isWide ? "subjects.people" : "visible"),
  entries: sql.raw(actor.isWide ? "protect.tracker_entries" : "entries"),
});

const visible = ({ isWide }: Actor) =>
  isWide
    ? sql``
    : sql`visible as materialized (select * from subjects.people),
      entries as materialized (select * from protect.tracker_entries),`;

/** The last question about the item `o`, with how often it was asked in all. */
const lastChase = sql`
  select c.chase_id, c.asked_at, c.asked_of_staff_id as asked_of, c.due_at, c.answered_at, c.agreed_at,
    (sum(c.asks) over ())::int as asks
  from work.chases c
  where c.person_id = o.person_id and case o.kind
    when 'action' then c.action_id = o.action_id
    when 'update' then c.about = 'update'
    else c.review = o.kind and c.late_since = o.due_on end
  order by c.chase_id desc limit 1`;
