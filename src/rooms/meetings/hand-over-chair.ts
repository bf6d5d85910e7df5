import { formatDate, londonDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import { invite, listInvitable } from "./book-meeting.ts";
import { isStillOpen } from "./lock-meeting.ts";
import { findMeeting, type Meeting } from "./meeting-reads.ts";
import { panelTypeOf, type PanelType } from "./panel-type.ts";

type HandedOver = {
  readonly person: Person;
  readonly meetingId: string;
  readonly from: { readonly staffId: string; readonly name: string };
  readonly to: { readonly staffId: string; readonly name: string };
};

/**
 * Puts a meeting, to come or waiting for its minutes to be approved, under another chair: they are asked
 * to it as well, with the place that it gives. @returns why it stayed, where it did
 */
export async function handOverChair(
  tx: Tx,
  acting: CommandContext,
  { person, meetingId, from, to }: HandedOver,
): Promise<string | undefined> {
  const meeting = await findMeeting(tx, acting.actor, meetingId);
  if (!meeting || !(await isStillOpen(tx, meetingId)) || meeting.chairId !== from.staffId) {
    return "someone else has changed it";
  }
  const posted = await listInvitable(tx, person, acting.today);
  const taker = posted.find(({ staffId }) => staffId === to.staffId);
  if (taker?.canChair !== true) return `${to.name} cannot approve minutes, so cannot chair`;
  const { numUpdatedRows } = await tx
    .updateTable("panels.meetings")
    .set({ chair_id: to.staffId, version: meeting.version + 1 })
    .where("meeting_id", "=", meetingId)
    .where("version", "=", meeting.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return "someone else has changed it";
  const type = await panelTypeOf(tx, meeting);
  await invite(tx, acting, { person, meetingId, type, staffIds: [to.staffId], posted });
  await note(tx, acting, {
    person,
    meeting,
    what: `${to.name} chairs in place of ${from.name}`,
    type,
  });
  return undefined;
}

type Noting = {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly type: PanelType;
  readonly what: string;
};

/** Beside the booking, with the day and place that stand, and on the child's record. */
async function note(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, meeting, type, what }: Noting,
): Promise<void> {
  await tx
    .insertInto("panels.booking_changes")
    .values({
      booking_change_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meeting.meetingId,
      kind: "moved",
      reason: what,
      was_at: meeting.startsAt,
      was_place: meeting.place,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  const day = formatDate(londonDate(meeting.startsAt));
  await appendChronology(tx, person, {
    ...({ kind: "meeting", headline: `${type.name} of ${day}: ${what}`.slice(0, 200) } as const),
    detail: null,
    happenedOn: today,
    by: actor,
  });
}
