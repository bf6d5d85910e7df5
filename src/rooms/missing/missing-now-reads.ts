import { sql, type RawBuilder } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../platform/database/database.ts";
import { mergeLooks, readBothLooks } from "../../platform/lists/both-looks.ts";
import { gradeOf, graded, type Graded } from "../child-record/index.ts";
import { shownPhotographOf, type ShownPhotograph } from "../photographs/index.ts";
import type { AttemptOutcome } from "./log-reads.ts";

type Child = {
  readonly episodeId: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly bornOn: string | null;
  /** Lead practitioners with their numbers; where there is none, the team that holds the record. */
  readonly leads: readonly { readonly name: string; readonly phone: string | null }[];
  readonly team: string;
  readonly agencies: readonly string[];
};

export type MissingChild = Child &
  Graded & {
    readonly missingSince: Date;
    readonly policeReference: string | null;
    readonly hasPlan: boolean;
    readonly photograph: ShownPhotograph | null;
  };

export type InterviewDue = Child & {
  readonly returnedAt: Date;
  readonly dueAt: Date;
  readonly lastOutcome: AttemptOutcome | null;
  readonly doneFor: string | null;
};

export type MissingNowList = {
  readonly missing: readonly MissingChild[];
  readonly due: readonly InterviewDue[];
};

/** Of the episode `e`: nobody has said that the child is back. */
const isNow = sql`e.returned_at is null and e.error_at is null`;

/** Who is missing now, as their list counts them. */
export const missingNowIds = (): RawBuilder<unknown> => sql`
  select e.missing_episode_id as id from protect.missing_episodes e ${itsChild} where ${isNow} limit ${mostListed}`;

/** How many are missing now, as their list counts them: with restricted records on which a wide actor is named. */
export async function countMissingNow(tx: Tx, actor: Actor): Promise<number> {
  const read = async () => (await sql<{ id: string }>`${missingNowIds()}`.execute(tx)).rows;
  const named = actor.isWide ? await alsoNarrowly(tx, read) : [];
  return new Set([...(await read()), ...named].map(({ id }) => id)).size;
}

/** A list that is read in one go: more than this are not shown, and the page says so. */
export const mostListed = 300;

/** Who is missing, graded urgent and longest first; then whose interview is due, longest overdue first. */
export async function listMissingNow(tx: Tx, at: Date): Promise<MissingNowList> {
  const missing = await sql<MissingChild>`
    select ${child(at)}, e.missing_since as "missingSince", e.police_reference as "policeReference", ${graded},
      exists (select from protect.trigger_plans t where t.person_id = e.person_id) as "hasPlan",
      ${shownPhotographOf(sql`e.person_id`, londonDate(at))} as photograph
    from protect.missing_episodes e ${gradeOf} ${itsChild}
    where ${isNow}
    order by "isUrgent" desc, e.missing_since, e.missing_episode_id limit ${mostListed}`.execute(
    tx,
  );
  const due = await sql<InterviewDue>`
    select ${child(at)}, e.returned_at as "returnedAt", e.rhi_due_at as "dueAt", a.outcome as "lastOutcome",
      a.done_for as "doneFor"
    from protect.missing_episodes e ${itsChild}
    left join lateral (select x.outcome, x.done_for from protect.rhi_attempts x
      where x.missing_episode_id = e.missing_episode_id order by x.rhi_attempt_id desc limit 1) a on true
    where e.returned_at is not null and e.rhi_outcome is null and e.error_at is null
    order by e.rhi_due_at, e.missing_episode_id limit ${mostListed}`.execute(tx);
  return { missing: missing.rows, due: due.rows };
}

/**
 * The same, with restricted records on which a wide actor is named: a child who is missing is not
 * left out for them. From then on the transaction looks narrowly.
 */
export async function listAllMissingNow(tx: Tx, actor: Actor, at: Date): Promise<MissingNowList> {
  const looks = await readBothLooks(tx, actor, () => listMissingNow(tx, at));
  return {
    missing: mergeLooks(
      looks.map(({ missing }) => missing),
      { idOf, compare: bySince },
    ),
    due: mergeLooks(
      looks.map(({ due }) => due),
      { idOf, compare: byDue },
    ),
  };
}

const idOf = ({ episodeId }: Child): string => episodeId;

const bySince = (one: MissingChild, other: MissingChild): number =>
  Number(other.isUrgent) - Number(one.isUrgent) ||
  one.missingSince.getTime() - other.missingSince.getTime();

const byDue = (one: InterviewDue, other: InterviewDue): number =>
  one.dueAt.getTime() - other.dueAt.getTime();

const itsChild = sql`
  join subjects.people p on p.person_id = e.person_id
  join directory.teams m on m.team_id = p.owning_team_id`;

const child = (at: Date) => sql`
  e.missing_episode_id as "episodeId", e.person_id as "personId", p.family_name as "familyName",
  p.given_name as "givenName", p.reference, p.born_on as "bornOn", m.name as team,
  coalesce((select jsonb_agg(jsonb_build_object('name', s.name, 'phone', s.phone) order by c.starts_at)
    from sec.memberships c join directory.staff s on s.staff_id = c.staff_id
    where c.circle_id = p.circle_id and c.basis = 'allocation' and ${isCurrent(at)}), '[]') as leads,
  array(select distinct g.name from (
      select p.owning_team_id as team_id
      union select o.team_id from sec.memberships c join directory.posts o on o.staff_id = c.staff_id
        and o.starts_on <= ${at}::date and (o.ends_on is null or o.ends_on >= ${at}::date)
      where c.circle_id = p.circle_id and ${isCurrent(at)} and ${isNamed(at)}) involved
    join directory.teams i on i.team_id = involved.team_id
    join directory.agencies g on g.agency_id = i.agency_id order by g.name) as agencies`;

/** The agency of somebody who is not named to the reader is not said either. */
const isNamed = (at: Date) =>
  sql`(c.basis = 'allocation' or c.staff_id <> all ((select sec.closed_staff((${at}::timestamptz at time zone 'Europe/London')::date))::uuid[]))`;

const isCurrent = (at: Date) =>
  sql`c.starts_at <= ${at} and (c.ends_at is null or c.ends_at > ${at})`;
