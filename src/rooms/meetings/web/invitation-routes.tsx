import { z } from "zod";
import { icalOf, icalType } from "../../../platform/calendar/ical.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { formText } from "../../../platform/http/text.ts";
import { mayDo } from "../../subjects/index.ts";
import { answerInvitation, type AnswerForm } from "../answer-invitation.ts";
import { askForUpdate, remindInvited } from "../ask-before.ts";
import { calendarEventOf, meetingReference } from "../calendar.ts";
import { findInCalendar } from "../calendar-reads.ts";
import { listInvited } from "../invited-reads.ts";
import { closed } from "./booking-routes.tsx";
import { AnswerFor, OwnAnswer, ownAddresses } from "./invitations-part.tsx";
import { formAgain } from "./meeting-page.tsx";
import {
  meetingParams,
  meetingRoute,
  type MeetingFacts,
  type MeetingGiven,
} from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { ownInvitation } from "./record-context.ts";

const manage = { permission: "meeting.manage" } as const;
/** One's own form has no `staff`; in the other an answer without it is nobody's yet. */
const answerForm = z.object({
  answer: field(),
  deputy: field(),
  staff: formText().optional(),
});

const back = ({ meeting }: MeetingFacts): Outcome => ({
  kind: "redirect",
  to: paths.meeting(meeting.meetingId),
});

type Sent = AnswerForm & { readonly staff?: string | undefined };
type Invalid = {
  readonly kind: "invalid";
  readonly errors: Parameters<typeof formAgain>[0]["errors"];
};

/** The form that was sent, with what is wrong: one's own, or somebody else's answer. */
async function again(
  facts: MeetingFacts,
  { tx, clock, frame: { csrfToken } }: Pick<MeetingGiven, "tx" | "clock" | "frame">,
  { typed, change: { errors } }: { readonly typed: Sent; readonly change: Invalid },
): Promise<Outcome> {
  const { meeting, today } = facts;
  const { meetingId } = meeting;
  const own = typed.staff === undefined ? await ownInvitation(tx, facts, clock.now()) : undefined;
  const asked = { csrfToken, errors };
  const form = own ? (
    <OwnAnswer {...asked} {...ownAddresses(meetingId)} own={own} />
  ) : (
    <AnswerFor
      meetingId={meetingId}
      {...asked}
      typed={{ ...typed, staff: typed.staff ?? "" }}
      invited={await listInvited(tx, { meetingId, today })}
    />
  );
  const view = formAgain({
    facts,
    meetingId,
    errors,
    heading: own ? "Your answer" : "Recorded answer",
    children: form,
  });
  return { kind: "invalid", view };
}

export const invitationRoutes: readonly Route[] = [
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/invitation",
    access: { permission: "note.add" },
    audit: { action: "meeting.answer" },
    input: { params: meetingParams, form: answerForm },
    handle: async (facts, given) => {
      const { tx, actor, clock, form: typed } = given;
      const { person, meeting, type, today } = facts;
      const isForOther = typed.staff !== undefined;
      if (isForOther && !mayDo(actor, "meeting.manage", facts)) return { kind: "forbidden" };
      const acting = { actor, at: clock.now(), today };
      const staffId = isForOther ? anId.parse(typed.staff) : actor.id;
      const form = { answer: typed.answer, deputy: typed.deputy };
      const change = await answerInvitation(tx, acting, { person, meeting, type, staffId, form });
      if (change.kind === "accepted") return sayDone("Reply saved.", back(facts));
      if (change.kind === "closed") return closed(facts, []);
      if (change.kind === "invalid") return again(facts, given, { typed, change });
      if (!isForOther) return { kind: "notFound" };
      const errors = [{ field: "staff", message: "Choose a person who is invited" }];
      return again(facts, given, { typed, change: { kind: "invalid", errors } });
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/remind",
    access: manage,
    audit: { action: "meeting.remind" },
    input: { params: meetingParams, form: z.object({}) },
    handle: async (facts, { tx, actor, clock }) => {
      const { person, meeting, type, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await remindInvited(tx, acting, { person, meeting, type });
      return sayDone(
        "Reminder sent to those who have not replied.",
        change.kind === "closed" ? closed(facts, []) : back(facts),
      );
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/update",
    access: manage,
    audit: { action: "meeting.ask" },
    input: { params: meetingParams, form: z.object({ agency: anId }) },
    handle: async (facts, { tx, actor, clock, form: { agency: agencyId } }) => {
      const { person, meeting, type, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await askForUpdate(tx, acting, { person, meeting, type, agencyId });
      return sayDone(
        "The agency was asked for an update.",
        change.kind === "closed" ? closed(facts, []) : back(facts),
      );
    },
  }),
  route({
    method: "GET",
    path: "/invitations/:meetingId/calendar.ics",
    access: { permission: "child.view" },
    audit: { action: "meeting.invitation" },
    shows: { about: "children" },
    input: { params: meetingParams },
    handle: async ({ tx, actor, clock, frame: { origin }, params: { meetingId } }) => {
      const madeAt = clock.now();
      const found = await findInCalendar(tx, { actor, at: madeAt }, meetingId);
      if (!found) return { kind: "notFound", subjectIds: [meetingId] };
      const event = calendarEventOf({ ...found, origin, madeAt });
      const file = madeFile({
        name: `Meeting ${meetingReference(meetingId)}.ics`,
        mediaType: icalType(event.method),
        says: event,
        make: (shown) => Buffer.from(icalOf(shown)),
      });
      const { personId } = found;
      const subjectIds = [...(personId === undefined ? [] : [personId]), meetingId];
      return { kind: "file", file, subjectIds };
    },
  }),
];
