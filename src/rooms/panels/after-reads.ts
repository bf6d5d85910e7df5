import { sql, type RawBuilder } from "kysely";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

/** How often an agency was asked and came, and how its promises to the panel stand. */
export type ByAgency = {
  readonly agency: string;
  readonly asked: number;
  readonly came: number;
  /** Asked, and nobody recorded whether they came. */
  readonly notRecorded: number;
  readonly promised: number;
  readonly done: number;
  /** Of those that are done, by the day that was promised. */
  readonly inTime: number;
  readonly overdue: number;
};

type ReadQuery = { readonly panel: string; readonly at: Date; readonly today: string };

/** Within the reader's reach: what is owed by agency to the sittings that are held. */
const owedWithinReach = (today: string): RawBuilder<unknown> => sql`
  select o.agency_id, count(*)::int as promised, (count(*) filter (where o.state = 'done'))::int as done,
    (count(*) filter (where o.state = 'done' and o.closed_on <= o.due_on))::int as in_time,
    (count(*) filter (where o.state = 'open' and o.due_on < ${today}::date))::int as overdue
  from (select w.owner_agency_id as agency_id, w.state, w.due_on, w.closed_on
      from panels.item_actions x join work.actions w on w.action_id = x.action_id
      join panels.agenda_items i on i.agenda_item_id = x.agenda_item_id join held h on h.sitting_id = i.sitting_id
      union all select m.owner_agency_id, m.state, m.due_on, (m.closed_at at time zone 'Europe/London')::date
      from panels.item_promises m join held h on h.sitting_id = m.sitting_id) o group by 1`;

/** Who reads what is owed as a whole: the same figures for each of them, without restricted records. */
export const readsWhole = (actor: StaffActor): boolean =>
  holds(actor, "panel.manage") || holds(actor, "statistics.view");

/** Attendance over the last twelve meetings that were held, and what was promised to them. */
export async function listByAgency(
  tx: Tx,
  actor: StaffActor,
  { panel, at, today }: ReadQuery,
): Promise<readonly ByAgency[]> {
  const owed = readsWhole(actor)
    ? sql`select * from panels.owed_by_agency(${panel}, ${at}, ${today}::date)`
    : owedWithinReach(today);
  const { rows } = await sql<ByAgency>`
    with held as (select s.sitting_id from panels.sittings s
      where s.panel = ${panel} and s.cancelled_at is null and s.starts_at <= ${at} order by s.starts_at desc limit 12),
    came as (select p.agency_id, count(*)::int as asked, (count(*) filter (where p.attended in ('attended', 'deputy')))::int as came,
        (count(*) filter (where p.attended is null))::int as not_recorded
      from panels.sitting_people p join held h on h.sitting_id = p.sitting_id group by 1),
    owed as (${owed})
    select a.name as agency, coalesce(c.asked, 0) as asked, coalesce(c.came, 0) as came, coalesce(c.not_recorded, 0) as "notRecorded", coalesce(o.promised, 0) as promised,
      coalesce(o.done, 0) as done, coalesce(o.in_time, 0) as "inTime", coalesce(o.overdue, 0) as overdue
    from directory.agencies a left join came c on c.agency_id = a.agency_id left join owed o on o.agency_id = a.agency_id
    where c.agency_id is not null or o.agency_id is not null order by a.name limit 200`.execute(tx);
  return rows;
}

/** A promise of an earlier sitting that is still open, and past how many sittings it was carried. */
export type Carried = {
  readonly actionId: string;
  readonly personId: string;
  readonly name: string;
  readonly reference: string;
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly carried: number;
};

type Before = {
  readonly panel: string;
  readonly before: Date;
  /** About this child alone. */
  readonly personId?: string;
};

/** What was promised to a panel before this sitting and is open, the longest due first; within the reader's reach. */
export async function listCarried(
  tx: Tx,
  { panel, before, personId }: Before,
): Promise<readonly Carried[]> {
  const { rows } = await sql<Carried>`
    select x.action_id as "actionId", p.person_id as "personId", p.given_name || ' ' || p.family_name as name, p.reference,
      x.wording, x.owner, w.due_on as "dueOn",
      (select count(*)::int from panels.sittings z where z.panel = s.panel and z.cancelled_at is null
        and z.starts_at > s.starts_at and z.starts_at < ${before}) as carried
    from panels.item_actions x join work.actions w on w.action_id = x.action_id and w.state = 'open'
    join panels.agenda_items i on i.agenda_item_id = x.agenda_item_id join panels.sittings s on s.sitting_id = i.sitting_id
    join subjects.people p on p.person_id = x.person_id
    where s.panel = ${panel} and s.starts_at < ${before} and s.cancelled_at is null
      and ${personId === undefined ? sql`true` : sql`x.person_id = ${personId}::uuid`}
    order by w.due_on, x.action_id limit 200`.execute(tx);
  return rows;
}

/** What a panel decided, and how many of its promises on the item are done. */
export type Decided = {
  readonly sittingId: string;
  readonly itemId: string;
  readonly personId: string | null;
  readonly on: string;
  readonly about: string;
  readonly wording: string;
  readonly promised: number;
  readonly done: number;
};

export async function listDecided(tx: Tx, panel: string): Promise<readonly Decided[]> {
  const { rows } = await sql<Decided>`
    select s.sitting_id as "sittingId", i.agenda_item_id as "itemId", i.person_id as "personId",
      (s.starts_at at time zone 'Europe/London')::date as on,
      coalesce(i.title, t.label, p.given_name || ' ' || p.family_name || ', ' || p.reference, 'A child') as about,
      string_agg(d.wording, '; ' order by d.item_decision_id) as wording,
      (select count(*)::int from panels.item_actions x where x.agenda_item_id = i.agenda_item_id) as promised,
      (select count(*)::int from panels.item_actions x join work.actions w on w.action_id = x.action_id and w.state = 'done'
        where x.agenda_item_id = i.agenda_item_id) as done
    from panels.item_decisions d join panels.agenda_items i on i.agenda_item_id = d.agenda_item_id
    join panels.sittings s on s.sitting_id = i.sitting_id
    left join subjects.things t on t.thing_id = i.thing_id left join subjects.people p on p.person_id = i.person_id
    where s.panel = ${panel} and s.approved_at is not null and i.taken_off_at is null and d.taken_back_at is null
    group by s.sitting_id, i.agenda_item_id, t.label, p.person_id order by s.starts_at desc, i.nth limit 200`.execute(
    tx,
  );
  return rows;
}
