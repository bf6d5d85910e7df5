import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { field, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { bookMeeting, listInvitable } from "../book-meeting.ts";
import { cancelMeeting, moveMeeting } from "../change-booking.ts";
import { holdByOf, holdByOfMeeting } from "../hold-by.ts";
import { listInvited } from "../invited-reads.ts";
import { panelTypeOn, usualType } from "../panel-type.ts";
import { readContents } from "../record-reads.ts";
import { standingOf, whyNotCancelled } from "../standing.ts";
import {
  proposedBooking,
  blankBooking,
  bookingForm,
  bookingOf,
  standingBooking,
  type BookingTyped,
} from "./booking-input.ts";
import { bookingPage, cancelPage } from "./booking-page.tsx";
import { closedPage, type ReadQuery } from "./meeting-page.tsx";
import { meetingParams, meetingRoute, type MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";

type Shown = ReadQuery<BookingTyped> & { readonly facts: ChildFacts; readonly at: Date };

/** Undefined where the partnership books no such meeting today. */
async function newBooking(tx: Tx, { at, ...shown }: Shown & { readonly isNew?: boolean }) {
  const type = await panelTypeOn(tx, shown.facts.today, shown.typed.type || usualType);
  if (!type) return undefined;
  const posted = await listInvitable(tx, shown.facts.person, shown.facts.today);
  const holdBy = await holdByOf(tx, type, at);
  const typed = shown.isNew === true ? proposedBooking(shown.typed, { at, holdBy }) : shown.typed;
  return bookingPage({ ...shown, type, posted, holdBy, typed });
}

type Changed = ReadQuery<BookingTyped> & {
  readonly facts: MeetingFacts;
  readonly at: Date;
  readonly isStale?: boolean;
};

async function changedBooking(tx: Tx, { at, ...shown }: Changed) {
  const { meeting, type, today } = shown.facts;
  const posted = await listInvitable(tx, shown.facts.person, today);
  const { meetingId } = meeting;
  const { instead } = await readContents(tx, meeting, shown.facts);
  return bookingPage({
    ...shown,
    type,
    posted,
    holdBy: holdByOfMeeting(meeting),
    meetingId,
    notCancelled: whyNotCancelled(await standingOf(tx, meeting, at)),
    instead,
  });
}

export const bookingRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/meeting",
    access: { permission: "meeting.manage" },
    audit: { action: "child.read" },
    input: { params: childParams, query: z.object({ type: optionalQuery(text()) }) },
    handle: async (facts, { tx, frame, clock, query: { type = "" } }) => {
      const invited = facts.circle
        .filter(({ isHidden }) => !isHidden)
        .map(({ staffId }) => staffId);
      const asked = { csrfToken: frame.csrfToken, typed: { ...blankBooking, invited, type } };
      const view = await newBooking(tx, { facts, at: clock.now(), ...asked, isNew: true });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/meeting",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.book" },
    input: { params: childParams, form: bookingForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }): Promise<Outcome> => {
      const { person, today } = facts;
      const at = clock.now();
      const acting = { actor, at, today };
      const type = typed.type || usualType;
      const change = await bookMeeting(tx, acting, { person, form: { ...bookingOf(typed), type } });
      if (change.kind === "accepted") {
        const { meetingId } = change;
        const subjectIds = [person.personId, meetingId];
        return redirectDone(paths.meeting(meetingId), "Meeting booked. Those invited were told.", {
          subjectIds,
        });
      }
      const asked = { csrfToken: frame.csrfToken, typed, errors: change.errors };
      const view = await newBooking(tx, { facts, at, ...asked });
      return view ? { kind: "invalid", view } : { kind: "notFound" };
    },
  }),
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/booking",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.read" },
    input: { params: meetingParams },
    handle: async (facts, { tx, clock, frame }) => {
      const { meeting, today } = facts;
      const at = clock.now();
      const shown = await listInvited(tx, { meetingId: meeting.meetingId, today });
      const typed = standingBooking(
        meeting,
        shown.map(({ staffId }) => staffId),
      );
      const view = await changedBooking(tx, { facts, at, csrfToken: frame.csrfToken, typed });
      return { kind: "page", view };
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/booking",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.move" },
    input: { params: meetingParams, form: bookingForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }): Promise<Outcome> => {
      const { person, meeting, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await moveMeeting(tx, acting, { person, meeting, form: bookingOf(typed) });
      const asked = { facts, at: acting.at, csrfToken: frame.csrfToken };
      switch (change.kind) {
        case "accepted":
          return redirectDone(
            paths.meeting(meeting.meetingId),
            "Meeting changed. Those invited were told.",
          );
        case "invalid":
          return {
            kind: "invalid",
            view: await changedBooking(tx, { ...asked, typed, errors: change.errors }),
          };
        case "stale": {
          const again = { ...typed, version: String(meeting.version) };
          return {
            kind: "stale",
            view: await changedBooking(tx, { ...asked, typed: again, isStale: true }),
          };
        }
        case "closed":
          return closed(facts, [typed.reason]);
      }
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/cancel",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.cancel" },
    input: { params: meetingParams, form: z.object({ cancelReason: field() }) },
    handle: async (facts, { tx, actor, clock, frame, form: typed }): Promise<Outcome> => {
      const { person, meeting, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const reason = typed.cancelReason;
      const change = await cancelMeeting(tx, acting, { person, meeting, reason });
      if (change.kind === "closed") return closed(facts, [reason]);
      if (change.kind === "accepted") {
        const stillReaches = !facts.circle.some(
          (one) => one.staffId === actor.id && one.basis === "panel",
        );
        return redirectDone(
          stillReaches ? paths.plan(person.personId) : paths.list,
          "Meeting cancelled. Those invited were told.",
        );
      }
      const { errors } = change;
      const asked = { csrfToken: frame.csrfToken, typed, errors, meetingId: meeting.meetingId };
      return { kind: "invalid", view: cancelPage({ facts, ...asked }) };
    },
  }),
];

/** Nothing is saved once a meeting is closed; what was typed is shown. */
export function closed(facts: MeetingFacts, typed: readonly string[]): Outcome {
  const { meetingId } = facts.meeting;
  const written = typed.filter((text) => text.trim() !== "");
  return { kind: "stale", view: closedPage(facts, { meetingId, typed: written }) };
}
