import { sql } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

export const trackerSorts = ["review", "name", "level", "recorded"] as const;
export type TrackerSort = (typeof trackerSorts)[number];

export type TrackerQuery = {
  /** A level, or "unknown"; absent means all. */
  readonly level?: number | "unknown" | undefined;
  readonly isOpen: boolean;
  readonly sort: TrackerSort;
  readonly page: number;
  readonly pageSize: number;
};

export type TrackerRow = {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly level: number | null;
  readonly previousLevel: number | null;
  readonly levelDecidedOn: string | null;
  readonly reviewBy: string | null;
  readonly lastEntryAt: Date | null;
};

/** How many of the children the actor reaches stand at each level. */
export type TrackerCounts = readonly { readonly level: number | null; readonly children: number }[];

// Each ends in the key, so that pages neither repeat nor lose a row.
const orders: Readonly<Record<TrackerSort, string>> = {
  review: "t.review_by, t.person_id",
  name: "p.sort_name, p.person_id",
  level: "t.level desc nulls last, t.review_by, t.person_id",
  recorded: "t.last_entry_at desc nulls last, t.person_id",
};

/**
 * One page of the tracker: first the keys of its rows, then what stands in them, so that the rows of
 * earlier pages are passed over in the index and never put together. A wide actor goes straight to
 * the ordered index; for a narrow actor the few visible rows are gathered first, because the planner
 * cannot know how few they are and would walk the whole index for them (docs/benchmarks.md).
 */
export async function listTracker(
  tx: Tx,
  actor: Actor,
  query: TrackerQuery,
): Promise<readonly TrackerRow[]> {
  const order = sql.raw(orders[query.sort]);
  const entries = sql.raw(actor.isWide ? "protect.tracker_entries" : "visible");
  const visible = actor.isWide
    ? sql``
    : sql`visible as materialized (select * from protect.tracker_entries),`;
  const named =
    query.sort === "name"
      ? sql`join subjects.people p on p.person_id = t.person_id and p.partnership_id = t.partnership_id`
      : sql``;
  const { rows } = await sql<TrackerRow>`
    with ${visible} page as (
      select t.person_id from ${entries} t ${named}
      where t.partnership_id = ${actor.partnershipId} and t.is_open = ${query.isOpen} ${levelIs(query.level)}
      order by ${order} limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}
    )
    select t.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      p.born_on as "bornOn", t.level, t.previous_level as "previousLevel",
      t.level_decided_on as "levelDecidedOn", t.review_by as "reviewBy", t.last_entry_at as "lastEntryAt"
    from page join ${entries} t on t.person_id = page.person_id
    join subjects.people p on p.person_id = t.person_id
    order by ${order}`.execute(tx);
  return rows;
}

export async function countTracker(tx: Tx, actor: Actor, isOpen: boolean): Promise<TrackerCounts> {
  const { rows } = await sql<{ level: number | null; children: number }>`
    select t.level, count(*)::int as children from protect.tracker_entries t
    where t.partnership_id = ${actor.partnershipId} and t.is_open = ${isOpen}
    group by t.level order by t.level desc nulls last`.execute(tx);
  return rows;
}

function levelIs(level: TrackerQuery["level"]) {
  if (level === undefined) return sql``;
  return level === "unknown" ? sql`and t.level is null` : sql`and t.level = ${level}`;
}
