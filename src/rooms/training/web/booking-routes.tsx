import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { bookForm, bookPeople, cancelBooking } from "../book.ts";
import { listBookings } from "../booking-reads.ts";
import { calendarEntry } from "../calendar.ts";
import { listTeam } from "../person-reads.ts";
import { findSession } from "../session-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";
import { sessionParams } from "./session-routes.tsx";
import { byOn, open, shows, trainingForm } from "./training-form.ts";
import { Care, trainingFormPage } from "./training-frame.tsx";

const bookRoutes = trainingForm({
  path: "/training/sessions/:trainingSessionId/book",
  params: sessionParams,
  access: open,
  reads: "training.session.read",
  action: "training.book",
  done: "Booked.",
  form: bookForm,
  about: async ({ tx, actor, at, today, params: { trainingSessionId } }) => {
    const session = await findSession(tx, trainingSessionId);
    if (session?.cancelledAt !== null || session.startsAt <= at) return undefined;
    const scheme = await trainingSchemeOn(tx, today);
    return { session, scheme, team: await listTeam(tx, actor.id) };
  },
  send: ({ session }, sent) => bookPeople(sent.tx, byOn(sent), { session, form: sent.typed }),
  home: ({ session }) => trainingPaths.session(session.sessionId),
  page: ({ session, scheme, team }, state) =>
    trainingFormPage({
      heading: "Book a place",
      crumbs: [{ text: session.course, href: trainingPaths.session(session.sessionId) }],
      intro: (
        <>
          <Care scheme={scheme} />
          <p class="govuk-body app-form">
            {`${session.booked} of ${session.seats} places are booked. Who finds no place is put on the waiting list, and moves up when someone cancels. `}
            Not listed?{" "}
            <a class="govuk-link" href={trainingPaths.me}>
              Register yourself
            </a>{" "}
            or{" "}
            <a class="govuk-link" href={trainingPaths.newTeam}>
              add someone of your team
            </a>{" "}
            first.
          </p>
        </>
      ),
      form: bookForm,
      state,
      drawing: { team },
      action: trainingPaths.book(session.sessionId),
      button: "Book",
    }),
});

const words = {
  accepted: "Booking cancelled. If someone was waiting, they have the place and a notice.",
  stale: "Nothing was changed: the booking was cancelled before.",
  over: "Nothing was changed: the session has started.",
} as const;

const cancelRoute = route({
  method: "POST",
  path: "/training/sessions/:trainingSessionId/bookings/:trainingBookingId/cancel",
  access: open,
  audit: { action: "training.booking.cancel" },
  shows,
  input: { params: sessionParams.extend({ trainingBookingId: anId }), form: z.object({}) },
  handle: async ({ tx, actor, clock, params }) => {
    const { trainingSessionId: sessionId, trainingBookingId: bookingId } = params;
    const by = { actor, at: clock.now(), today: clock.today() };
    const { kind } = await cancelBooking(tx, by, { bookingId, sessionId });
    if (kind === "absent") return { kind: "notFound" };
    return redirectDone(trainingPaths.session(sessionId), words[kind]);
  },
});

const calendarRoute = route({
  method: "GET",
  path: "/training/sessions/:trainingSessionId/calendar.ics",
  access: open,
  audit: { action: "training.session.calendar" },
  shows,
  input: { params: sessionParams },
  handle: async ({ tx, actor, clock, frame: { origin }, params: { trainingSessionId } }) => {
    const session = await findSession(tx, trainingSessionId);
    if (!session || session.cancelledAt !== null) return { kind: "notFound" };
    const { care } = await trainingSchemeOn(tx, clock.today());
    const bookings = await listBookings(tx, { sessionId: trainingSessionId, staffId: actor.id });
    const isBooked = bookings.some(({ isOwn, state }) => isOwn && state === "booked");
    const self = await tx
      .selectFrom("directory.staff")
      .select(["name", "email"])
      .where("staff_id", "=", actor.id)
      .executeTakeFirstOrThrow();
    const attendee = { name: self.name, email: self.email ?? "noreply@lantern.invalid" };
    const file = calendarEntry({
      // Only who is booked is told how to join.
      session: { ...session, joinLink: isBooked ? session.joinLink : null },
      attendee,
      organiser: { name: "Training", email: "noreply@lantern.invalid" },
      care,
      origin,
      madeAt: clock.now(),
    });
    return { kind: "file", file };
  },
});

export const bookingRoutes: readonly Route[] = [...bookRoutes, cancelRoute, calendarRoute];
