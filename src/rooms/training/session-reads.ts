import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

export type Session = {
  readonly sessionId: string;
  readonly courseId: string;
  readonly course: string;
  readonly level: string;
  readonly audiences: readonly string[];
  readonly validMonths: number | null;
  readonly editionId: string | null;
  readonly edition: number | null;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly heldIn: string | null;
  readonly joinLink: string | null;
  readonly trainer: string;
  readonly seats: number;
  readonly instructions: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly version: number;
  readonly booked: number;
  readonly waiting: number;
};

const cells: RawBuilder<unknown> = sql`
  s.training_session_id as "sessionId", s.training_course_id as "courseId", c.name as course, c.level, c.audiences,
  c.valid_months as "validMonths", s.training_edition_id as "editionId", e.edition, s.starts_at as "startsAt",
  s.lasts_minutes as minutes, s.held_in as "heldIn", s.join_link as "joinLink", s.trainer, s.seats, s.instructions,
  s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason", s.version,
  coalesce(n.booked, 0) as booked, coalesce(n.waiting, 0) as waiting`;

const around: RawBuilder<unknown> = sql`
  join directory.training_courses c on c.training_course_id = s.training_course_id
  left join directory.training_editions e on e.training_edition_id = s.training_edition_id
  left join directory.training_places(array(select m.training_session_id from page m)) n
    on n.training_session_id = s.training_session_id`;

export async function findSession(tx: Tx, sessionId: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    with page as (select * from directory.training_sessions where training_session_id = ${sessionId}::uuid)
    select ${cells} from page s ${around}`.execute(tx);
  return rows[0];
}

type Wanted = {
  readonly at: Date;
  readonly isPast: boolean;
  readonly limit: number;
  readonly offset: number;
};

/** Sessions to come, the next first; or those that are over, the last first. */
export async function listSessions(
  tx: Tx,
  { at, isPast, limit, offset }: Wanted,
): Promise<readonly Session[]> {
  const which = isPast ? sql`starts_at <= ${at}` : sql`starts_at > ${at}`;
  const order = isPast ? sql`desc` : sql`asc`;
  const { rows } = await sql<Session>`
    with page as (select * from directory.training_sessions where ${which}
      order by starts_at ${order}, training_session_id limit ${limit} offset ${offset})
    select ${cells} from page s ${around} order by s.starts_at ${order}, s.training_session_id`.execute(
    tx,
  );
  return rows;
}

/** Those of one course, the last first. */
export async function listSessionsOf(tx: Tx, courseId: string): Promise<readonly Session[]> {
  const { rows } = await sql<Session>`
    with page as (select * from directory.training_sessions where training_course_id = ${courseId}::uuid
      order by starts_at desc limit 50)
    select ${cells} from page s ${around} order by s.starts_at desc`.execute(tx);
  return rows;
}

type Slot = {
  readonly sessionId: string | null;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly heldIn: string | null;
  readonly trainer: string;
};

/** A session at the same time in the same place or by the same trainer. */
export async function findDoubleBooked(
  tx: Tx,
  { sessionId, startsAt, minutes, heldIn, trainer }: Slot,
): Promise<{ readonly course: string; readonly by: "place" | "trainer" } | undefined> {
  const { rows } = await sql<{ course: string; by: "place" | "trainer" }>`
    select c.name as course, case when lower(s.held_in) = lower(${heldIn}::text) then 'place' else 'trainer' end as by
    from directory.training_sessions s join directory.training_courses c on c.training_course_id = s.training_course_id
    where s.cancelled_at is null and s.training_session_id is distinct from ${sessionId}::uuid
      and s.starts_at < ${startsAt}::timestamptz + ${minutes}::int * interval '1 minute'
      and ${startsAt}::timestamptz < s.starts_at + s.lasts_minutes * interval '1 minute'
      and (lower(s.held_in) = lower(${heldIn}::text) or lower(s.trainer) = lower(${trainer}::text))
    order by s.starts_at limit 1`.execute(tx);
  return rows[0];
}
