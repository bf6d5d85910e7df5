import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Named = { readonly id: string; readonly name: string };

/** What there is to choose from in filters whose values are no configuration. */
export type FilterOptions = {
  readonly leads: readonly Named[];
  readonly wards: readonly string[];
  readonly schools: readonly string[];
  readonly agencies: readonly Named[];
  /** None that has a list: that one is there is for its list alone. */
  readonly cohorts: readonly Named[];
};

/** More are found by the search for a name, or by an address. */
const mostOptions = 300;

type Part = RawBuilder<unknown>;
type Now = Pick<TrackerSetting, "today" | "at">;
type Place = "ward" | "school";

/**
 * Only what the actor reaches, in one statement. Places are those of children whose whereabouts are
 * open: one that stands with protected children alone is not named. For a wide actor each value is found
 * by one step in an index, however many children have it; a narrow actor's few children are gone through.
 */
export async function filterOptions(tx: Tx, actor: Actor, now: Now): Promise<FilterOptions> {
  const parts = actor.isWide ? wideParts(actor, now) : narrowParts(now);
  const named = (rows: Part): Part => sql`
    coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name, n.id) from (${rows}) n), '[]')`;
  const { rows } = await sql<FilterOptions>`
    with recursive ${parts.before}
    select array(${parts.places("ward")}) as wards, array(${parts.places("school")}) as schools,
      ${named(parts.leads)} as leads,
      ${named(sql`select agency_id as id, name from directory.agencies order by name limit ${mostOptions}`)} as agencies,
      ${named(sql`select cohort_id as id, name from protect.cohorts where not is_listed order by name limit ${mostOptions}`)} as cohorts`.execute(
    tx,
  );
  return rows[0] ?? { leads: [], wards: [], schools: [], agencies: [], cohorts: [] };
}

type Parts = {
  readonly before: Part;
  readonly places: (kind: Place) => Part;
  readonly leads: Part;
};

const isAllocated = ({ at }: Now): Part =>
  sql`m.basis = 'allocation' and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})`;
const isNow = ({ today }: Now): Part => sql`(w.to_on is null or w.to_on > ${today}::date)`;

/** Protected facts are outside the wide role, so that what it reads is open. */
function wideParts({ partnershipId }: Actor, now: Now): Parts {
  const next = (kind: Place, after: Part): Part => sql`
    select w.wording from subjects.whereabouts w
    where w.partnership_id = ${partnershipId} and w.kind = ${kind} and ${isNow(now)} ${after}
    order by w.wording limit 1`;
  const steps = (kind: Place): Part => sql`
    ${sql.raw(kind)}s (wording) as (
      (${next(kind, sql``)})
      union all
      select (${next(kind, sql`and w.wording > before.wording`)}) from ${sql.raw(kind)}s before
      where before.wording is not null
    )`;
  return {
    before: sql`${steps("ward")}, ${steps("school")}`,
    places: (kind) => sql`
      select wording from ${sql.raw(kind)}s where wording is not null limit ${mostOptions}`,
    leads: sql`
      select s.staff_id as id, s.name from directory.staff s
      where exists (select from sec.memberships m where m.staff_id = s.staff_id and ${isAllocated(now)})
      order by s.name limit ${mostOptions}`,
  };
}

const narrowParts = (now: Now): Parts => ({
  before: sql`visible as materialized (select person_id, circle_id, acl from subjects.people)`,
  places: (kind) => sql`
    select distinct w.wording from visible v join subjects.whereabouts w on w.person_id = v.person_id
    where w.kind = ${kind} and w.acl = v.acl and ${isNow(now)}
    order by w.wording limit ${mostOptions}`,
  leads: sql`
    select distinct s.staff_id as id, s.name from visible v
    join sec.memberships m on m.circle_id = v.circle_id and ${isAllocated(now)}
    join directory.staff s on s.staff_id = m.staff_id
    order by s.name limit ${mostOptions}`,
});
