import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import { levelSaidOn } from "../child-record/index.ts";
import type { Answer } from "./closing-form.ts";

export type Closure = {
  readonly closureId: string;
  readonly level: number | null;
  /** What the level was called then. */
  readonly levelSaid: string | null;
  readonly needsPanel: boolean;
  readonly reason: string;
  readonly childView: string;
  readonly childTold: string;
  readonly leadAfter: string;
  readonly turnTo: string;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedOn: string;
  readonly outcome: "agreed" | "sent-back" | "withdrawn" | null;
  readonly outcomeReason: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  readonly metOn: string | null;
};

const saidThen = levelSaidOn({ person: "c.person_id", level: "c.level", on: "c.proposed_on" });

const closures = (which: RawBuilder<unknown>): RawBuilder<Closure> => sql<Closure>`
  select c.closure_id as "closureId", c.level, ${saidThen} as "levelSaid", c.needs_panel as "needsPanel", c.reason, c.child_view as "childView",
    c.child_told as "childTold", c.lead_after as "leadAfter", c.turn_to as "turnTo", c.proposed_by as "proposedById",
    ${shownName({ staff: "p", at: "c.proposed_at" })} as "proposedBy", c.proposed_on as "proposedOn", d.outcome, d.reason as "outcomeReason", ${shownName({ staff: "s", at: "d.decided_at" })} as "decidedBy",
    d.decided_on as "decidedOn", (m.starts_at at time zone 'Europe/London')::date as "metOn"
  from protect.closures c join directory.staff p on p.staff_id = c.proposed_by
  left join protect.closure_decisions d on d.closure_id = c.closure_id
  left join directory.staff s on s.staff_id = d.decided_by
  left join panels.meetings m on m.meeting_id = d.meeting_id
  ${which}`;

/** Every proposal to close a child's record, the newest first. */
export async function listClosures(tx: Tx, personId: string): Promise<readonly Closure[]> {
  const which = sql`where c.person_id = ${personId}::uuid order by c.closure_id desc limit 50`;
  return (await closures(which).execute(tx)).rows;
}

type One = { readonly personId: string; readonly closureId: string };

export async function findClosure(
  tx: Tx,
  { personId, closureId }: One,
): Promise<Closure | undefined> {
  const which = sql`where c.person_id = ${personId}::uuid and c.closure_id = ${closureId}::uuid`;
  return (await closures(which).execute(tx)).rows[0];
}

/** The proposal that waits for somebody's decision. */
export async function findWaiting(tx: Tx, personId: string): Promise<Closure | undefined> {
  const which = sql`where c.person_id = ${personId}::uuid and d.closure_id is null order by c.closure_id desc limit 1`;
  return (await closures(which).execute(tx)).rows[0];
}

/** The closing that stands while the record is closed: the last one that was agreed. */
export async function findLastAgreed(tx: Tx, personId: string): Promise<Closure | undefined> {
  const which = sql`where c.person_id = ${personId}::uuid and d.outcome = 'agreed' order by c.closure_id desc limit 1`;
  return (await closures(which).execute(tx)).rows[0];
}

export async function listAnswers(tx: Tx, closureId: string): Promise<readonly Answer[]> {
  const { rows } = await sql<Answer>`
    select part, about, title, wording, source, seen_on as "seenOn", ending from protect.closure_answers
    where closure_id = ${closureId}::uuid order by closure_answer_id`.execute(tx);
  return rows;
}

export type Held = { readonly meetingId: string; readonly heldOn: string; readonly name: string };

/** Meetings about the child that were held before today ends and since a day, the newest first. */
export async function listMeetingsSince(
  tx: Tx,
  { personId, since, at }: { personId: string; since: string; at: Date },
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select m.meeting_id as "meetingId", (m.starts_at at time zone 'Europe/London')::date as "heldOn", c.body ->> 'name' as name
    from panels.meetings m join directory.configuration c on c.configuration_id = m.panel_type_id
    where m.person_id = ${personId}::uuid and m.cancelled_at is null and m.starts_at <= ${at}
      and (m.starts_at at time zone 'Europe/London')::date >= ${since}::date
    order by m.starts_at desc limit 10`.execute(tx);
  return rows;
}

/** A proposal that waits for somebody's decision, with whose record it is about. */
export type WaitingClosure = {
  readonly closureId: string;
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly level: number | null;
  readonly levelSaid: string | null;
  readonly needsPanel: boolean;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedOn: string;
};

/** Of the children within reach, the longest waiting first. More than this waits nowhere. */
export async function listWaiting(tx: Tx, actor: Actor): Promise<readonly WaitingClosure[]> {
  const { rows } = await sql<WaitingClosure>`
    select c.closure_id as "closureId", c.person_id as "personId", p.reference, p.family_name as "familyName",
      p.given_name as "givenName", c.level, ${saidThen} as "levelSaid", c.needs_panel as "needsPanel", c.proposed_by as "proposedById",
      ${shownName({ staff: "s", at: "c.proposed_at" })} as "proposedBy", c.proposed_on as "proposedOn"
    from protect.closures c join subjects.people p on p.person_id = c.person_id
    join directory.staff s on s.staff_id = c.proposed_by
    where c.partnership_id = ${actor.partnershipId}
      and not exists (select from protect.closure_decisions d where d.closure_id = c.closure_id)
    order by c.closure_id limit 200`.execute(tx);
  return rows;
}

export type Closed = { readonly closedOn: string; readonly because: string };

/** Of a record that two people closed and nobody opened again: when, and why. */
export async function findClosed(tx: Tx, personId: string): Promise<Closed | undefined> {
  const { rows } = await sql<Closed>`
    select t.closed_on as "closedOn", c.reason as because from protect.tracker_entries t
    join protect.closures c on c.person_id = t.person_id
    join protect.closure_decisions d on d.closure_id = c.closure_id and d.outcome = 'agreed'
    where t.person_id = ${personId}::uuid and t.closed_on is not null and not t.is_open
    order by c.closure_id desc limit 1`.execute(tx);
  return rows[0];
}
