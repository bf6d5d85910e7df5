import { z } from "zod";
import { formatTime, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute, type ChildFacts } from "../../protect/index.ts";
import { bookMeeting, listInvitable } from "../book-meeting.ts";
import { cancelMeeting, moveMeeting } from "../change-booking.ts";
import { holdByOf } from "../hold-by.ts";
import { panelTypeOn } from "../panel-type.ts";
import { listInvited } from "../record-reads.ts";
import { bookingPage, cancelPage, type BookingTyped } from "./booking-page.tsx";
import { closedPage, type Asked } from "./meeting-page.tsx";
import { meetingParams, meetingRoute, type MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";

const bookingForm = z.object({
  "on-day": field(),
  "on-month": field(),
  "on-year": field(),
  time: field(),
  place: field(),
  chair: field(),
  reason: field(),
  version: field(),
  invited: z
    .union([z.array(z.string()), z.string().transform((one) => (one === "" ? [] : [one]))])
    .default([]),
});

const bookingOf = (typed: BookingTyped) => ({
  on: { day: typed["on-day"], month: typed["on-month"], year: typed["on-year"] },
  time: typed.time,
  place: typed.place,
  chair: typed.chair,
  invited: typed.invited,
  reason: typed.reason,
  version: typed.version,
});

const blank: BookingTyped = {
  "on-day": "",
  "on-month": "",
  "on-year": "",
  time: "",
  place: "",
  chair: "",
  reason: "",
  version: "",
  invited: [],
};

type Shown = Asked<BookingTyped> & { readonly facts: ChildFacts; readonly at: Date };

async function newBooking(tx: Tx, { at, ...shown }: Shown) {
  const type = await panelTypeOn(tx, shown.facts.today);
  const posted = await listInvitable(tx, shown.facts.person, shown.facts.today);
  return bookingPage({ ...shown, type, posted, holdBy: await holdByOf(tx, type, at) });
}

type Changed = Asked<BookingTyped> & { readonly facts: MeetingFacts; readonly isStale?: boolean };

async function changedBooking(tx: Tx, shown: Changed) {
  const { meeting, type, today } = shown.facts;
  const posted = await listInvitable(tx, shown.facts.person, today);
  const { meetingId, holdBy } = meeting;
  return bookingPage({ ...shown, type, posted, holdBy, meetingId });
}

/** The booking as it stands, for the form that changes it. */
async function standing(tx: Tx, { meeting }: MeetingFacts): Promise<BookingTyped> {
  const { day, month, year } = datePartsOf(londonDate(meeting.startsAt));
  return {
    "on-day": day,
    "on-month": month,
    "on-year": year,
    time: formatTime(meeting.startsAt),
    place: meeting.place,
    chair: meeting.chairId,
    reason: "",
    version: String(meeting.version),
    invited: (await listInvited(tx, meeting.meetingId)).map(({ staffId }) => staffId),
  };
}

export const bookingRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/meeting",
    access: { permission: "meeting.manage" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame, clock }) => {
      const invited = facts.circle
        .filter(({ isHidden }) => !isHidden)
        .map(({ staffId }) => staffId);
      const asked = { csrfToken: frame.csrfToken, typed: { ...blank, invited } };
      return { kind: "page", view: await newBooking(tx, { facts, at: clock.now(), ...asked }) };
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
      const change = await bookMeeting(tx, acting, { person, form: bookingOf(typed) });
      if (change.kind === "accepted") {
        const { meetingId } = change;
        const subjectIds = [person.personId, meetingId];
        return { kind: "redirect", to: paths.meeting(meetingId), subjectIds };
      }
      const asked = { csrfToken: frame.csrfToken, typed, errors: change.errors };
      return { kind: "invalid", view: await newBooking(tx, { facts, at, ...asked }) };
    },
  }),
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId/booking",
    access: { permission: "meeting.manage" },
    audit: { action: "meeting.read" },
    input: { params: meetingParams },
    handle: async (facts, { tx, frame }) => {
      const typed = await standing(tx, facts);
      const view = await changedBooking(tx, { facts, csrfToken: frame.csrfToken, typed });
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
      const asked = { facts, csrfToken: frame.csrfToken };
      switch (change.kind) {
        case "accepted":
          return { kind: "redirect", to: paths.meeting(meeting.meetingId) };
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
        return {
          kind: "redirect",
          to: stillReaches ? paths.plan(person.personId) : paths.list,
        };
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
