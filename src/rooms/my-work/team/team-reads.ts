import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { ledCircles } from "../../subjects/index.ts";
import { levelSaid, type LevelScheme, levelOfItsDay } from "../../child-record/index.ts";

/** A level, and what it was called if another scheme is in force by now. */
type LevelThen = { readonly level: number | null; readonly levelSaid: string | null };

/** What somebody of the team holds of the children that the reader reaches: numbers, and no score. */
export type Caseload = {
  readonly staffId: string;
  readonly name: string;
  readonly roleName: string;
  /** Children open to the pathway whom they lead for. */
  readonly children: number;
  /** By level, in the words that it was decided in, each once. */
  readonly levels: readonly { readonly name: string; readonly children: number }[];
  readonly latePromises: number;
  readonly lateAssessments: number;
  readonly lateInterviews: number;
  readonly latePlans: number;
  /** Children not gone through in supervision for longer than configuration says, or ever. */
  readonly unsupervised: number;
  readonly lastSupervisedOn: string | null;
};

export type TeamQuery = {
  readonly at: Date;
  readonly today: string;
  /** Supervision before this day is too long ago. */
  readonly since: string;
  readonly scheme: LevelScheme;
};

const teamsOf = ({ posts }: StaffActor): readonly string[] => [
  ...new Set(
    posts
      .filter(({ permissions }) => permissions.includes("team.oversee"))
      .map((one) => one.teamId),
  ),
];

const people = (actor: StaffActor, today: string) => sql`
  select distinct on (s.staff_id) s.staff_id, s.name, r.name as role_name
  from directory.posts o join directory.staff s on s.staff_id = o.staff_id and not s.is_service
  join directory.roles r on r.role_id = o.role_id and r.reach <> 'none'
  where o.team_id = any (${teamsOf(actor)}::uuid[]) and o.starts_on <= ${today}::date
    and (o.ends_on is null or o.ends_on >= ${today}::date)
  order by s.staff_id, o.starts_on`;

/** The children somebody leads for: under the policies, so that what the reader cannot open is not counted. */
const led = ({ at, scheme }: TeamQuery) => sql`
  select distinct on (m.staff_id, p.person_id) m.staff_id, p.person_id, t.level, ${levelOfItsDay(scheme)} as said
  from sec.memberships m join subjects.people p on p.circle_id = m.circle_id
  join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
  where m.basis = 'allocation' and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
    and m.staff_id in (select staff_id from team)`;

/** Everybody with a post in the reader's teams, by name. */
export async function listTeam(
  tx: Tx,
  actor: StaffActor,
  query: TeamQuery,
): Promise<readonly Caseload[]> {
  const { at, today, since, scheme } = query;
  const { rows } = await sql<Omit<Caseload, "levels"> & { levels: readonly LevelCount[] }>`
    with team as materialized (${people(actor, today)}), led as materialized (${led(query)}),
    last as materialized (select l.staff_id, l.person_id, max(v.held_on) as held_on
      from led l left join work.supervisions v on v.person_id = l.person_id and v.worker_id = l.staff_id group by 1, 2)
    select q.staff_id as "staffId", q.name, q.role_name as "roleName",
      (select count(*)::int from led l where l.staff_id = q.staff_id) as children,
      coalesce((select jsonb_agg(jsonb_build_object('level', x.level, 'levelSaid', x.said, 'children', x.children)
          order by x.level desc nulls last, x.said nulls first)
        from (select l.level, l.said, count(*)::int as children from led l where l.staff_id = q.staff_id group by 1, 2) x), '[]') as levels,
      (select count(*)::int from work.actions a join subjects.people p on p.person_id = a.person_id
        where a.owner_staff_id = q.staff_id and a.state = 'open' and a.due_on < ${today}::date) as "latePromises",
      (select count(*)::int from protect.assessments a
        where a.lead_id = q.staff_id and a.finished_on is null and a.due_on < ${today}::date) as "lateAssessments",
      (select count(*)::int from led l join protect.missing_episodes e on e.person_id = l.person_id
        where l.staff_id = q.staff_id and e.rhi_due_at < ${at} and e.rhi_outcome is null and e.error_at is null) as "lateInterviews",
      (select count(*)::int from led l join protect.plans p on p.person_id = l.person_id and p.closed_on is null
        join lateral (select v.review_by from protect.plan_versions v where v.plan_id = p.plan_id
          order by v.number desc limit 1) n on n.review_by < ${today}::date
        where l.staff_id = q.staff_id) as "latePlans",
      (select count(*)::int from last l where l.staff_id = q.staff_id
        and (l.held_on is null or l.held_on < ${since}::date)) as unsupervised,
      (select max(l.held_on) from last l where l.staff_id = q.staff_id) as "lastSupervisedOn"
    from team q order by q.name, q.staff_id`.execute(tx);
  return rows.map((row) => ({ ...row, levels: byName(row.levels, scheme) }));
}

type LevelCount = LevelThen & { readonly children: number };

/** A scheme that came later may have kept the name: what is called the same is one line. */
function byName(counts: readonly LevelCount[], scheme: LevelScheme): Caseload["levels"] {
  const named = Map.groupBy(counts, ({ level, levelSaid: said }) =>
    levelSaid(scheme, { level, said }),
  );
  return [...named].map(([name, of]) => ({
    name,
    children: of.reduce((sum, { children }) => sum + children, 0),
  }));
}

/** Somebody with a post in a team that the reader oversees; never the reader. */
export async function findInMyTeam(
  tx: Tx,
  actor: StaffActor,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select q.name from (${people(actor, today)}) q
    where q.staff_id = ${staffId}::uuid and q.staff_id <> ${actor.id}::uuid`.execute(tx);
  return rows[0]?.name;
}

export type LedChild = LevelThen & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly lastSupervisedOn: string | null;
};

/** The children of one of the team, those gone through longest ago first. */
export async function listLedChildren(
  tx: Tx,
  { staffId, at, scheme }: Pick<TeamQuery, "at" | "scheme"> & { readonly staffId: string },
): Promise<readonly LedChild[]> {
  const { rows } = await sql<LedChild>`
    select p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName", t.level,
      ${levelOfItsDay(scheme)} as "levelSaid",
      (select max(v.held_on) from work.supervisions v where v.person_id = p.person_id and v.worker_id = ${staffId}::uuid)
        as "lastSupervisedOn"
    from ${ledCircles(staffId, at)} m join subjects.people p on p.circle_id = m.circle_id
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    order by "lastSupervisedOn" nulls first, p.sort_name, p.person_id limit 300`.execute(tx);
  return rows;
}
