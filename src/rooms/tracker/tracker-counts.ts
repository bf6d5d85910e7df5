import { sql } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { GroupKey } from "./columns.ts";
import type { TrackerFilters } from "./tracker-filters.ts";
import { gatheredFor } from "./gathered.ts";
import { groupValues, orderValues } from "./tracker-order.ts";
import type { TrackerQuery } from "./tracker-query.ts";
import { whichEntries } from "./tracker-reads.ts";
import { entriesOf } from "../child-record/index.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

/** How many of the children the actor reaches stand at each level and harm status. */
export type TrackerCounts = readonly {
  readonly level: number | null;
  readonly harm: string;
  readonly children: number;
  readonly overdue: number;
}[];

export async function countTracker(
  tx: Tx,
  actor: Actor,
  { isOpen, today }: { readonly isOpen: boolean; readonly today: string },
): Promise<TrackerCounts> {
  const { rows } = await sql<TrackerCounts[number]>`
    select t.level, t.harm_status as harm, count(*)::int as children,
      (count(*) filter (where t.next_review_by < ${today}))::int as overdue
    from protect.tracker_entries t
    where t.partnership_id = ${actor.partnershipId} and t.is_open = ${isOpen}
    group by t.level, t.harm_status order by t.level desc nulls last, t.harm_status`.execute(tx);
  return rows;
}

/** How many children a filter lets through, from the counts of all. */
export function matching(
  counts: TrackerCounts,
  { level, harm, due }: Pick<TrackerFilters, "level" | "harm" | "due">,
): number {
  return counts
    .filter((one) => level === undefined || (one.level ?? "unknown") === level)
    .filter((one) => harm === undefined || one.harm === harm)
    .reduce((sum, { children, overdue }) => sum + (due === undefined ? children : overdue), 0);
}

/** One group of a grouped list, over all its pages. */
export type GroupCount = {
  /** A level, a key, a name of a ward, or a staff id; null where it is not known. */
  readonly value: string | null;
  readonly name: string | null;
  readonly children: number;
  readonly overdue: number;
  /** By level, in the order of the scheme, lowest first; then those whose level is not known. */
  readonly levels: readonly { readonly level: number | null; readonly children: number }[];
};

/** How many children a query lets through in each group; in one group where it has none. */
export async function countGroups(
  tx: Tx,
  actor: Actor,
  query: TrackerQuery,
): Promise<readonly GroupCount[]> {
  const { setting, asked } = query;
  const { entries, visible } = entriesOf(actor);
  const { tables, joins } = gatheredFor({ ...asked, sort: undefined }, { actor, setting, entries });
  const [name, value] = groupColumns(asked.group, setting);
  const { rows } = await sql<GroupCount>`
    with ${visible} ${tables} chosen as (
      select t.level, t.next_review_by, (${name})::text as name, (${value})::text as value, ${orderIn(asked.group, setting)} as place
      from ${entries} t ${joins} where ${whichEntries({ ...query, actor })}
    ), counted as (
      select value, name, place, level, count(*)::int as children,
        (count(*) filter (where next_review_by < ${setting.today}))::int as overdue
      from chosen group by value, name, place, level
    )
    select value, name, sum(children)::int as children, sum(overdue)::int as overdue,
      jsonb_agg(jsonb_build_object('level', level, 'children', children) order by level nulls last) as levels
    from counted group by value, name, place order by place nulls last, name nulls last, value`.execute(
    tx,
  );
  return rows;
}

type Part = ReturnType<typeof sql>;

function groupColumns(group: GroupKey | undefined, setting: TrackerSetting): readonly [Part, Part] {
  if (group === undefined) return [sql`null`, sql`null`];
  const [name = sql`null`, value = name] = groupValues[group](setting);
  return [name, value];
}

/** A number that orders the groups where a scheme does; groups by name need none. */
function orderIn(group: GroupKey | undefined, setting: TrackerSetting): Part {
  if (group === "level") return sql`-t.level`;
  return group === "harm" || group === "stage" ? orderValues[group](setting) : sql`0`;
}
