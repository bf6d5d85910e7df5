import { formatDate, formatDateTime, londonDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { HomeLine, HomePart } from "../../platform/rooms/home-slots.ts";
import { paths as meetingPaths } from "../meetings/web/paths.ts";
import { fullName } from "../subjects/index.ts";
import { readOpenLists, type OpenLists } from "./open-lists.ts";
import type { Sitting } from "./sitting-reads.ts";
import { listAgencyUpdates } from "./update-reads.ts";
import { paths } from "./web/paths.ts";

const most = 5;
const isChair = (actor: StaffActor): boolean => holds(actor, "meeting.approve") && !actor.isWide;
const allMeetings = { text: "All meetings", href: "/meetings" };

type Dated = { readonly startsAt: Date; readonly line: HomeLine };

const meetingsOf = (meetings: OpenLists["upcoming"]): readonly Dated[] =>
  meetings.map((meeting) => ({
    startsAt: meeting.startsAt,
    line: {
      text: `${formatDateTime(meeting.startsAt)}: ${fullName(meeting)}`,
      href: meetingPaths.meeting(meeting.meetingId),
      more: `${meeting.panel}, ${meeting.place}`,
    },
  }));

const inOrder = (dated: readonly Dated[]): readonly HomeLine[] =>
  dated
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .slice(0, most)
    .map(({ line }) => line);

/** Which agencies have said something on every item they are asked to, and when papers open. */
async function readinessOf(tx: Tx, sitting: Sitting, today: string): Promise<string> {
  const agencies = await listAgencyUpdates(tx, { sittingId: sitting.sittingId, today });
  const ready = agencies.filter(({ said, items }) => said >= items).length;
  const opens = `papers open ${formatDate(londonDate(sitting.opensAt))}`;
  if (agencies.length === 0) return `Nobody is asked yet; ${opens}`;
  return `${ready} of ${counted(agencies.length, "agency", "agencies")} ready; ${opens}`;
}

/** Meetings to come, the next first, with how ready each panel is. */
export const nextMeetingsPart: HomePart = {
  order: 10,
  isFor: isChair,
  read: async ({ tx, actor, now, today }) => {
    const { upcoming, sittingsToCome } = await readOpenLists(tx, actor, now);
    const sittings: Dated[] = [];
    for (const sitting of sittingsToCome.slice(0, most)) {
      const { startsAt, panelName, sittingId } = sitting;
      const more = await readinessOf(tx, sitting, today);
      const text = `${formatDateTime(startsAt)}: ${panelName}`;
      sittings.push({ startsAt, line: { text, href: paths.sitting(sittingId), more } });
    }
    return {
      heading: "Next meetings",
      lines: inOrder([...meetingsOf(upcoming), ...sittings]),
      empty:
        "No meeting is booked. A meeting about a child is booked from the child’s record; a panel’s under Panels.",
      all: allMeetings,
      subjectIds: upcoming.slice(0, most).map(({ personId }) => personId),
    };
  },
};

/** Minutes that wait for approval, the oldest first. */
export const minutesPart: HomePart = {
  order: 20,
  isFor: isChair,
  read: async ({ tx, actor, now }) => {
    const { held, sittingsHeld } = await readOpenLists(tx, actor, now);
    const total = held.length + sittingsHeld.length;
    const sittings = sittingsHeld.map(({ startsAt, panelName, sittingId }) => ({
      startsAt,
      line: {
        text: `${formatDateTime(startsAt)}: ${panelName}`,
        href: paths.minutes(sittingId),
      },
    }));
    const meetings = meetingsOf(held).map(({ startsAt, line }, index) => ({
      startsAt,
      line: { ...line, href: meetingPaths.minutes(held[index]?.meetingId ?? "") },
    }));
    return {
      heading: `Minutes to approve: ${total}`,
      lines: inOrder([...meetings, ...sittings]),
      empty: "No minutes wait. They are listed here after each meeting until they are approved.",
      all: allMeetings,
      subjectIds: held.slice(0, most).map(({ personId }) => personId),
    };
  },
};
