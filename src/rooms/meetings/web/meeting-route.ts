import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { routeKind, type Asked, type Given } from "../../../platform/http/route-kind.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { findItemMeeting, findMeeting, type Meeting } from "../meeting-reads.ts";
import { panelTypeOf, type PanelType } from "../panel-type.ts";

export const meetingParams = z.object({ meetingId: anId });
export const itemParams = z.object({ itemId: anId });

export type MeetingFacts = ChildFacts & { readonly meeting: Meeting; readonly type: PanelType };
export type MeetingGiven = Given;

async function factsOf(given: Asked<object>, meetingId: string): Promise<MeetingFacts | undefined> {
  const { tx, actor } = given;
  const meeting = await findMeeting(tx, actor, meetingId);
  const child = meeting && (await findChild(given, meeting.personId));
  return child && { ...child, meeting, type: await panelTypeOf(tx, meeting) };
}

/**
 * A route about one meeting, reached through its child: whoever does not reach the child today is
 * answered as if there were no meeting, and a post that reaches the child must hold the permission. The audit names the child and the meeting.
 */
const ofMeeting = <K extends object>(
  params: z.ZodType<K>,
  meetingIdOf: (given: Asked<K>) => Promise<string | undefined>,
) =>
  routeKind({
    under: "/meetings/",
    params,
    shows: { about: "children" },
    find: async (given) => {
      const meetingId = await meetingIdOf(given);
      return meetingId === undefined ? undefined : factsOf(given, meetingId);
    },
    may: ({ actor }, permission, facts) => mayDo(actor, permission, facts),
    stop: ({ stopPlaces }, { meeting }) => stopPlaces(meeting.personId),
    names: ({ found }, named) =>
      found && (named ?? [found.meeting.personId, found.meeting.meetingId]),
  });

export const meetingRoute = ofMeeting(meetingParams, ({ params }) =>
  Promise.resolve(params.meetingId),
);

/** The same for one part of a meeting, which is known by its own id. */
export const itemRoute = ofMeeting(itemParams, ({ tx, actor, params }) =>
  findItemMeeting(tx, actor, params.itemId),
);
