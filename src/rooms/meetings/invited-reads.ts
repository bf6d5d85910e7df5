import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

export type AnswerKind = "coming" | "apologies" | "deputy";

/** What somebody answered for the day and time that stand. */
export type Answer = {
  readonly answer: AnswerKind;
  /** Null also where the reader may not read who it is. */
  readonly deputy: string | null;
  readonly by: string;
  readonly at: Date;
};

export type Invited = {
  readonly staffId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly answer: Answer | null;
};

type ReadQuery = {
  readonly meetingId: string;
  readonly today: string;
  readonly forOthers?: boolean;
};

/** Whether somebody is not named: to the reader, or in what leaves to anybody. */
export const isUnnamed = (
  staff: RawBuilder<unknown>,
  { today, forOthers = false }: Pick<ReadQuery, "today" | "forOthers">,
): RawBuilder<boolean> =>
  forOthers
    ? sql<boolean>`sec.words_instead(${staff}, ${today}::date) is not null`
    : sql<boolean>`${staff} = any ((select sec.closed_staff(${today}::date))::uuid[])`;

/** Who is asked to a meeting and what they answered, without those whom the reader may not read. */
export async function listInvited(tx: Tx, asked: ReadQuery): Promise<readonly Invited[]> {
  const { rows } = await sql<Omit<Invited, "answer"> & Nullable<Answer>>`
    select i.staff_id as "staffId", s.name, i.agency_id as "agencyId", a.name as agency, a.kind as "agencyKind",
      n.answer, n.deputy, n.by, n.at
    from panels.invitations i
    join panels.meetings m on m.meeting_id = i.meeting_id
    join directory.staff s on s.staff_id = i.staff_id
    join directory.agencies a on a.agency_id = i.agency_id
    left join lateral (
      select x.answer, case when not ${isUnnamed(sql`x.deputy_id`, asked)} then d.name end as deputy,
        case when ${isUnnamed(sql`x.answered_by`, asked)} then coalesce(sec.words_instead(x.answered_by, ${asked.today}::date), 'A service')
          else b.name end as by, x.answered_at as at
      from panels.invitation_answers x
      join directory.staff b on b.staff_id = x.answered_by
      left join directory.staff d on d.staff_id = x.deputy_id
      where x.meeting_id = i.meeting_id and x.staff_id = i.staff_id and x.answered_for = m.starts_at
      order by x.invitation_answer_id desc limit 1) n on true
    where i.meeting_id = ${asked.meetingId}::uuid and i.withdrawn_at is null
      and not ${isUnnamed(sql`i.staff_id`, asked)}
    order by a.name, s.name`.execute(tx);
  return rows.map(({ answer, deputy, by, at, ...one }) => ({
    ...one,
    answer: answer === null || at === null ? null : { answer, deputy, by: by ?? "", at },
  }));
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** The words of the services whose people are asked and not named, each once. */
export async function listInstead(tx: Tx, asked: ReadQuery): Promise<readonly string[]> {
  const { rows } = await sql<{ words: string | null }>`
    select distinct sec.words_instead(i.staff_id, ${asked.today}::date) as words
    from panels.invitations i
    where i.meeting_id = ${asked.meetingId}::uuid and i.withdrawn_at is null
      and ${isUnnamed(sql`i.staff_id`, asked)}
    order by 1`.execute(tx);
  return rows.map(({ words }) => words ?? "A service");
}

/** Everybody who is asked, to be told: nothing of it is ever shown. */
export async function listAsked(tx: Tx, meetingId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("panels.invitations")
    .select("staff_id")
    .where("meeting_id", "=", meetingId)
    .where("withdrawn_at", "is", null)
    .orderBy("invited_at")
    .execute();
  return rows.map(({ staff_id: staffId }) => staffId);
}

/** Those who are asked and have not answered for the day and time that stand: to be told, never shown. */
export async function listUnanswered(tx: Tx, meetingId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ staffId: string }>`
    select i.staff_id as "staffId" from panels.invitations i
    join panels.meetings m on m.meeting_id = i.meeting_id
    where i.meeting_id = ${meetingId}::uuid and i.withdrawn_at is null and not exists (
      select from panels.invitation_answers x
      where x.meeting_id = i.meeting_id and x.staff_id = i.staff_id and x.answered_for = m.starts_at)`.execute(
    tx,
  );
  return rows.map(({ staffId }) => staffId);
}

export type Invitation = {
  readonly agencyId: string;
  readonly answer: AnswerKind | null;
};

/** The invitation of one person, as it stands. */
export async function findInvitation(
  tx: Tx,
  { meetingId, staffId }: { readonly meetingId: string; readonly staffId: string },
): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select i.agency_id as "agencyId", (
      select x.answer from panels.invitation_answers x
      where x.meeting_id = i.meeting_id and x.staff_id = i.staff_id and x.answered_for = m.starts_at
      order by x.invitation_answer_id desc limit 1) as answer
    from panels.invitations i
    join panels.meetings m on m.meeting_id = i.meeting_id
    where i.meeting_id = ${meetingId}::uuid and i.staff_id = ${staffId}::uuid
      and i.withdrawn_at is null`.execute(tx);
  return rows[0];
}
