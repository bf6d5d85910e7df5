import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { endOfClosed, lastClose } from "../../../kernel/working-hours.ts";
import { workingTimeOn } from "../clock/mash-day.ts";
import type { NamedConcern } from "../named-concern.ts";

/** A concern that came, was rated or was decided while the MASH was closed. */
export type NightRow = NamedConcern & {
  readonly dueAt: Date;
  readonly pausedAt: Date | null;
  readonly rating: string | null;
  readonly receivedAt: Date;
  readonly isReceived: boolean;
  readonly ratedBy: string | null;
  readonly decidedBy: string | null;
  readonly nextStep: string | null;
  readonly waits: boolean;
};

export type Night = {
  readonly from: Date;
  readonly to: Date;
  readonly rows: readonly NightRow[];
};

const most = 500;

/** From when the MASH last closed until it opened again; undefined where the calendar ends. */
export async function readNight(
  tx: Tx,
  actor: StaffActor,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<Night | undefined> {
  const time = await workingTimeOn(tx, today);
  const from = lastClose(now, time);
  const to = from.ok ? endOfClosed(from.value, now, time) : from;
  if (!from.ok || !to.ok) return undefined;
  const span = { from: from.value, to: to.value };
  return { ...span, rows: await listNight(tx, actor, span) };
}

async function listNight(
  tx: Tx,
  { partnershipId }: StaffActor,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly NightRow[]> {
  const within = (column: string) =>
    sql`${sql.ref(column)} > ${from} and ${sql.ref(column)} <= ${to}`;
  const { rows } = await sql<NightRow>`
    with touched as (
      select mash_episode_id from identify.mash_episodes e
        where e.partnership_id = ${partnershipId} and ${within("e.received_at")}
      union select r.mash_episode_id from identify.mash_ratings r
        where r.partnership_id = ${partnershipId} and ${within("r.rated_at")}
      union select d.mash_episode_id from identify.mash_decisions d
        where d.partnership_id = ${partnershipId} and ${within("d.decided_at")}
    )
    select e.mash_episode_id as "concernId", c.reference, c.about, c.family_name as "familyName", c.given_name as "givenName",
      c.born_on as "bornOn", c.age_about as "ageAbout", a.name as agency, e.due_at as "dueAt", e.paused_at as "pausedAt", e.rating,
      e.received_at as "receivedAt", ${within("e.received_at")} as "isReceived", e.decided_at is null as waits,
      (select s.name from identify.mash_ratings r join directory.staff s on s.staff_id = r.rated_by
        where r.mash_episode_id = e.mash_episode_id and ${within("r.rated_at")}
        order by r.mash_rating_id desc limit 1) as "ratedBy",
      (select s.name from identify.mash_decisions d join directory.staff s on s.staff_id = d.decided_by
        where d.mash_episode_id = e.mash_episode_id and ${within("d.decided_at")}
        order by d.mash_decision_id desc limit 1) as "decidedBy",
      (select o.next_step from identify.concern_outcomes o where o.concern_id = e.mash_episode_id
        order by o.concern_outcome_id desc limit 1) as "nextStep"
    from touched join identify.mash_episodes e on e.mash_episode_id = touched.mash_episode_id
    join identify.concerns c on c.concern_id = e.mash_episode_id
    join directory.teams t on t.team_id = c.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    order by e.decided_at is not null, e.due_at, e.mash_episode_id limit ${most}`.execute(tx);
  return rows;
}
