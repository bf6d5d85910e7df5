import { sql } from "kysely";
import type { CalendarPerson } from "../../platform/calendar/ical.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { findPerson } from "../subjects/index.ts";
import { placeWithoutNames, type Called } from "./calendar.ts";
import { findInvitation, type AnswerKind } from "./invited-reads.ts";
import { findMeeting } from "./meeting-reads.ts";

export type EndedInvitation = Called & { readonly place: null; readonly joinLink: null };

/** Invitations of the acting person that no longer stand, for meetings to come: nothing of which child. */
export async function listEndedInvitations(tx: Tx, at: Date): Promise<readonly EndedInvitation[]> {
  const { rows } = await sql<Omit<Called, "place" | "joinLink">>`
    select meeting_id as "meetingId", panel_type as panel, starts_at as "startsAt",
      lasts_minutes as "lastsMinutes", version
    from panels.ended_invitations(${at})`.execute(tx);
  return rows.map((row) => ({ ...row, place: null, joinLink: null }));
}

type InCalendar = {
  readonly called: Called;
  readonly isOff: boolean;
  readonly answer: AnswerKind | null;
  readonly organiser: CalendarPerson;
  readonly attendee: CalendarPerson;
  /** Known where the meeting is still within reach: for the audit, and never for the file. */
  readonly personId: string | undefined;
};

/** A meeting as the acting person's calendar gets it; undefined where they are not and were not asked to it. */
export async function findInCalendar(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  meetingId: string,
): Promise<InCalendar | undefined> {
  const attendee = await addressOf(tx, actor.id);
  const ended = (await listEndedInvitations(tx, at)).find((one) => one.meetingId === meetingId);
  if (ended) {
    const from = { called: ended, isOff: true, answer: null, personId: undefined };
    return { ...from, organiser: attendee, attendee };
  }
  const meeting = await findMeeting(tx, actor, meetingId);
  const person = meeting && (await findPerson(tx, actor, meeting.personId));
  const invitation = await findInvitation(tx, { meetingId, staffId: actor.id });
  if (!meeting || !person || !invitation || meeting.cancelledAt !== null) return undefined;
  return {
    called: { ...meeting, place: placeWithoutNames(meeting.place, [person]) },
    isOff: false,
    answer: invitation.answer,
    organiser: await addressOf(tx, meeting.bookedById),
    attendee,
    personId: meeting.personId,
  };
}

/** Of staff alone: a machine has no address. */
export async function addressOf(tx: Tx, staffId: string): Promise<CalendarPerson> {
  const { name, email } = await tx
    .selectFrom("directory.staff")
    .select(["name", "email"])
    .where("staff_id", "=", staffId)
    .executeTakeFirstOrThrow();
  if (email === null) throw new Error("a machine is asked to a meeting");
  return { name, email };
}
