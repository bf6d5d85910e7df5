import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

export const trackerSorts = ["review", "name", "level", "recorded"] as const;
export type TrackerSort = (typeof trackerSorts)[number];

/** What the list is narrowed to; whatever is absent means all. */
export type TrackerFilter = {
  /** A level, or "unknown". */
  readonly level?: number | "unknown" | undefined;
  readonly harm?: string | undefined;
  /** Only children of whom something is past its date. */
  readonly isOverdue?: boolean | undefined;
  readonly isOpen: boolean;
};

export type TrackerQuery = TrackerFilter & {
  readonly at: Date;
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
  readonly harmStatus: string;
  readonly previousHarmStatus: string | null;
  readonly harmDecidedOn: string | null;
  readonly harmReviewBy: string | null;
  readonly level: number | null;
  readonly previousLevel: number | null;
  readonly levelDecidedOn: string | null;
  readonly reviewBy: string | null;
  /** Keys of the flags that stand. */
  readonly flags: readonly string[];
  readonly flagReviewBy: string | null;
  readonly leads: readonly string[];
  readonly lastEntryAt: Date | null;
};

/** How many of the children the actor reaches stand at each level and harm status. */
export type TrackerCounts = readonly {
  readonly level: number | null;
  readonly harm: string;
  readonly children: number;
  readonly overdue: number;
}[];

// Each ends in the key, so that pages neither repeat nor lose a row.
const orders: Readonly<Record<TrackerSort, string>> = {
  review: "t.next_review_by, t.person_id",
  name: "p.sort_name, p.person_id",
  level: "t.level desc nulls last, t.next_review_by, t.person_id",
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
      where t.partnership_id = ${actor.partnershipId} and t.is_open = ${query.isOpen} ${narrowedTo(query)}
      order by ${order} limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}
    )
    select t.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      p.born_on as "bornOn", t.harm_status as "harmStatus", t.previous_harm_status as "previousHarmStatus",
      t.harm_decided_on as "harmDecidedOn", t.harm_review_by as "harmReviewBy",
      t.level, t.previous_level as "previousLevel", t.level_decided_on as "levelDecidedOn",
      t.review_by as "reviewBy", t.flags, t.flag_review_by as "flagReviewBy", ${leads(query.at)} as leads,
      t.last_entry_at as "lastEntryAt"
    from page join ${entries} t on t.person_id = page.person_id
    join subjects.people p on p.person_id = t.person_id
    order by ${order}`.execute(tx);
  return rows;
}

/** Looked up for the rows of one page, so that nothing has to be kept in step with the circle. */
const leads = (at: Date) => sql`array(
  select s.name from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
  where m.circle_id = p.circle_id and m.basis = 'allocation'
    and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
  order by m.starts_at)`;

export async function countTracker(
  tx: Tx,
  actor: Actor,
  { isOpen, at }: Pick<TrackerQuery, "isOpen" | "at">,
): Promise<TrackerCounts> {
  const { rows } = await sql<TrackerCounts[number]>`
    select t.level, t.harm_status as harm, count(*)::int as children,
      (count(*) filter (where t.next_review_by < ${londonDate(at)}))::int as overdue
    from protect.tracker_entries t
    where t.partnership_id = ${actor.partnershipId} and t.is_open = ${isOpen}
    group by t.level, t.harm_status order by t.level desc nulls last, t.harm_status`.execute(tx);
  return rows;
}

function narrowedTo({ level, harm, isOverdue, at }: TrackerQuery) {
  const atLevel =
    level === undefined
      ? sql``
      : level === "unknown"
        ? sql`and t.level is null`
        : sql`and t.level = ${level}`;
  const ofHarm = harm === undefined ? sql`` : sql`and t.harm_status = ${harm}`;
  const late = isOverdue ? sql`and t.next_review_by < ${londonDate(at)}` : sql``;
  return sql`${atLevel} ${ofHarm} ${late}`;
}
