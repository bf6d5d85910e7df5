import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { endedWithRecord } from "../work/index.ts";

type OfChild = {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

export type LeftAssessment = OfChild & {
  readonly assessmentId: string;
  readonly name: string;
  readonly dueOn: string | null;
  readonly version: number;
};

export type LeftEscalation = OfChild & {
  readonly escalationId: string;
  readonly between: string;
  readonly stage: string;
  readonly dueOn: string | null;
  readonly version: number;
};

export type LeftChase = OfChild & {
  readonly chaseId: string;
  readonly about: "action" | "review" | "update";
  readonly review: "harm" | "level" | "flag" | null;
  readonly wording: string | null;
  readonly dueOn: string;
  readonly version: number;
};

export type LeftMeeting = OfChild & { readonly meetingId: string; readonly startsAt: Date };

const child = sql.raw(
  `p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference`,
);

/** Assessments that run under somebody's lead, within the reader's reach. */
export async function listLeftAssessments(
  tx: Tx,
  staffId: string,
): Promise<readonly LeftAssessment[]> {
  const { rows } = await sql<LeftAssessment>`
    select ${child}, a.assessment_id as "assessmentId", c.body ->> 'name' as name, a.due_on as "dueOn", a.version
    from protect.assessments a join subjects.people p on p.person_id = a.person_id
    join directory.configuration c on c.configuration_id = a.kind_id
    where a.lead_id = ${staffId} and a.finished_on is null order by a.due_on, a.assessment_id`.execute(
    tx,
  );
  return rows;
}

/** Disagreements that somebody is asked to decide, within the reader's reach. */
export async function listLeftEscalations(
  tx: Tx,
  staffId: string,
): Promise<readonly LeftEscalation[]> {
  const { rows } = await sql<LeftEscalation>`
    select ${child}, e.escalation_id as "escalationId", o.name || ' and ' || w.name as between, e.stage, e.due_on as "dueOn", e.version
    from work.escalations e join subjects.people p on p.person_id = e.person_id
    join directory.agencies o on o.agency_id = e.of_agency_id join directory.agencies w on w.agency_id = e.with_agency_id
    where e.decider_id = ${staffId} and e.resolved_on is null order by e.due_on, e.escalation_id`.execute(
    tx,
  );
  return rows;
}

/** Questions that wait for somebody's answer, within the reader's reach. */
export async function listLeftChases(tx: Tx, staffId: string): Promise<readonly LeftChase[]> {
  const { rows } = await sql<LeftChase>`
    select ${child}, c.chase_id as "chaseId", c.about, c.review, a.wording,
      (c.due_at at time zone 'Europe/London')::date as "dueOn", c.version
    from work.chases c join subjects.people p on p.person_id = c.person_id
    left join work.actions a on a.action_id = c.action_id
    where c.asked_of_staff_id = ${staffId} and c.answered_at is null and (c.action_id is null or a.state = 'open')
      and not ${endedWithRecord}
    order by c.due_at, c.chase_id`.execute(tx);
  return rows;
}

/** Meetings about a child that somebody chairs: to come, or held and not approved. */
export async function listLeftMeetings(tx: Tx, staffId: string): Promise<readonly LeftMeeting[]> {
  const { rows } = await sql<LeftMeeting>`
    select ${child}, m.meeting_id as "meetingId", m.starts_at as "startsAt"
    from panels.meetings m join subjects.people p on p.person_id = m.person_id
    where m.chair_id = ${staffId} and m.approved_at is null and m.cancelled_at is null
    order by m.starts_at, m.meeting_id`.execute(tx);
  return rows;
}

/** A part on a panel over many, or a sitting of one that somebody chairs: nothing of a child is in it. */
export type LeftPart =
  | { readonly kind: "seat"; readonly panel: string; readonly part: string }
  | { readonly kind: "sitting"; readonly sittingId: string; readonly startsAt: Date };

export async function listLeftParts(tx: Tx, staffId: string): Promise<readonly LeftPart[]> {
  const { rows: seats } = await sql<{ panel: string; part: string }>`
    select s.panel, s.part from panels.seats s where s.staff_id = ${staffId} and s.ended_at is null
    order by s.panel, s.part`.execute(tx);
  const { rows: sittings } = await sql<{ sittingId: string; startsAt: Date }>`
    select s.sitting_id as "sittingId", s.starts_at as "startsAt" from panels.sittings s
    where s.chair_id = ${staffId} and s.cancelled_at is null and s.approved_at is null
    order by s.starts_at, s.sitting_id`.execute(tx);
  return [
    ...seats.map((one) => ({ kind: "seat" as const, ...one })),
    ...sittings.map((one) => ({ kind: "sitting" as const, ...one })),
  ];
}
