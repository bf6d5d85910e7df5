import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { Meeting, Point } from "./point.ts";

export async function listMeetings(tx: Tx): Promise<readonly Meeting[]> {
  const { rows } = await sql<Meeting>`
    select forum_meeting_id as "meetingId", forum, held_on::text as "heldOn", came
    from directory.forum_meetings order by held_on desc, forum_meeting_id limit 500`.execute(tx);
  return rows;
}

export async function findMeeting(tx: Tx, meetingId: string): Promise<Meeting | undefined> {
  const { rows } = await sql<Meeting>`
    select forum_meeting_id as "meetingId", forum, held_on::text as "heldOn", came
    from directory.forum_meetings where forum_meeting_id = ${meetingId}::uuid`.execute(tx);
  return rows[0];
}

const points: RawBuilder<unknown> = sql`
  select p.forum_point_id as "pointId", p.forum_meeting_id as "meetingId", m.forum, m.held_on::text as "heldOn", p.about, p.said,
    p.promise, p.owner_id as "ownerId", ${shownName<string | null>({ staff: "o", at: "p.added_at" })} as owner,
    p.due_on::text as "dueOn", p.changed, p.changed_on::text as "changedOn", p.told_how as "toldHow", p.told_on::text as "toldOn",
    p.writers, ${shownName<string | null>({ staff: "r", at: "p.released_at" })} as "releasedBy", p.released_at as "releasedAt", p.version,
    (select coalesce(jsonb_agg(jsonb_build_object('useId', u.forum_use_id, 'use', u.use_key, 'givenOn', u.given_on,
        'withdrawnOn', u.withdrawn_on, 'isRead', coalesce(u.recorded_by <> p.released_by, false))
        order by u.recorded_at), '[]') from directory.forum_uses u where u.forum_point_id = p.forum_point_id) as uses
  from directory.forum_points p
  join directory.forum_meetings m on m.forum_meeting_id = p.forum_meeting_id
  left join directory.staff o on o.staff_id = p.owner_id
  left join directory.staff r on r.staff_id = p.released_by`;

export async function findPoint(tx: Tx, pointId: string): Promise<Point | undefined> {
  const { rows } = await sql<Point>`
    ${points} where p.forum_point_id = ${pointId}::uuid`.execute(tx);
  return rows[0];
}

export async function listPointsOf(tx: Tx, meetingId: string): Promise<readonly Point[]> {
  const { rows } = await sql<Point>`
    ${points} where p.forum_meeting_id = ${meetingId}::uuid order by p.added_at, p.forum_point_id limit 200`.execute(
    tx,
  );
  return rows;
}

/** All that the reader may see, the first due first. */
export async function listPoints(tx: Tx): Promise<readonly Point[]> {
  const { rows } = await sql<Point>`
    ${points} order by p.due_on nulls last, m.held_on desc, p.forum_point_id limit 1000`.execute(
    tx,
  );
  return rows;
}
