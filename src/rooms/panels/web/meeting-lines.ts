import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { MeetingLine, SittingLine } from "../../work/index.ts";
import { listOpenMeetings, type ListedMeeting } from "../../meetings/index.ts";
import { seesAll } from "../open-lists.ts";
import { listMySittings } from "../sitting-reads.ts";
import { paths as sittingPaths } from "./paths.ts";
import { paths } from "../../meetings/web/paths.ts";

const lineOf = (meeting: ListedMeeting): MeetingLine => ({
  href: paths.meeting(meeting.meetingId),
  startsAt: meeting.startsAt,
  place: meeting.place,
  personId: meeting.personId,
  familyName: meeting.familyName,
  givenName: meeting.givenName,
  chairId: meeting.chairId,
  chair: meeting.chair,
});

/** Meetings that are still open, as this person may list them. */
export async function listMeetingLines(tx: Tx, actor: StaffActor): Promise<readonly MeetingLine[]> {
  const meetings = await listOpenMeetings(tx, actor, { onlyInvited: !seesAll(actor) });
  return meetings.map(lineOf);
}

/** Of those, the ones that this person is asked to or chairs. */
export async function listMyMeetingLines(
  tx: Tx,
  actor: StaffActor,
): Promise<readonly MeetingLine[]> {
  return (await listOpenMeetings(tx, actor, { onlyInvited: true })).map(lineOf);
}

/** Sittings of panels to come that this person is asked to or chairs. */
export async function listMySittingLines(tx: Tx, now: Date): Promise<readonly SittingLine[]> {
  return (await listMySittings(tx, now)).map(({ sittingId, startsAt, panelName, room }) => ({
    href: sittingPaths.sitting(sittingId),
    startsAt,
    text: `${panelName}, ${room}`,
  }));
}
