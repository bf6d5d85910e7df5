import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { attendanceForm, tickAttendance, tickWalkIn, walkInForm } from "../attendance.ts";
import { listBookings } from "../booking-reads.ts";
import { findCourse } from "../course-reads.ts";
import { hallForm, tickHall } from "../hall-list.ts";
import { findPerson } from "../person-reads.ts";
import { findSession } from "../session-reads.ts";
import { attendancePage } from "./attendance-page.tsx";
import { trainingPaths } from "./paths.ts";
import { sessionParams } from "./session-routes.tsx";
import { byOn, keeps, shows, trainingFormSent } from "./training-form.ts";

/** A session that takes place, with its course. */
async function held(tx: Tx, sessionId: string) {
  const session = await findSession(tx, sessionId);
  if (session?.cancelledAt !== null) return undefined;
  const course = await findCourse(tx, session.courseId);
  return course && { session, course };
}

const readRoute = route({
  method: "GET",
  path: "/training/sessions/:trainingSessionId/attendance",
  access: keeps,
  audit: { action: "training.attendance.read" },
  shows,
  input: { params: sessionParams },
  handle: async ({ tx, actor, clock, frame, params: { trainingSessionId: sessionId } }) => {
    const found = await held(tx, sessionId);
    if (!found) return { kind: "notFound" };
    const { session } = found;
    const bookings = await listBookings(tx, { sessionId, staffId: actor.id });
    const isOver = londonDate(session.startsAt) <= clock.today();
    const view = attendancePage({ session, bookings, isOver, csrfToken: frame.csrfToken });
    return { kind: "page", view };
  },
});

const tickRoute = route({
  method: "POST",
  path: "/training/sessions/:trainingSessionId/attendance/:trainingBookingId",
  access: keeps,
  audit: { action: "training.attendance.tick" },
  shows,
  input: {
    params: sessionParams.extend({ trainingBookingId: anId }),
    form: formInput(attendanceForm),
  },
  handle: async ({ tx, actor, clock, params, form }) => {
    const { trainingSessionId: sessionId, trainingBookingId } = params;
    const found = await held(tx, sessionId);
    const bookings = await listBookings(tx, { sessionId, staffId: actor.id });
    const booking = bookings.find(({ bookingId }) => bookingId === trainingBookingId);
    const person = booking && (await findPerson(tx, booking.personId));
    const { value } = attendanceForm.read(form, {});
    if (!found || !person || !value) return { kind: "notFound" };
    const by = { actor, at: clock.now(), today: clock.today() };
    const change = await tickAttendance(tx, by, { ...found, person, state: value.state });
    const to = trainingPaths.attendance(sessionId);
    if (change.kind !== "accepted") {
      const why = change.kind === "invalid" ? (change.errors[0]?.message ?? "") : "";
      return redirectDone(to, `Nothing was saved. ${why}.`);
    }
    return redirectDone(`${to}#b-${trainingBookingId}`, "Saved.");
  },
});

const walkInRoute = trainingFormSent({
  path: "/training/sessions/:trainingSessionId/attendance",
  params: sessionParams,
  access: keeps,
  action: "training.attendance.tick",
  done: "Saved.",
  form: walkInForm,
  about: async ({ tx, actor, today, params: { trainingSessionId: sessionId } }) => {
    const found = await held(tx, sessionId);
    if (!found) return undefined;
    const bookings = await listBookings(tx, { sessionId, staffId: actor.id });
    return { ...found, bookings, isOver: londonDate(found.session.startsAt) <= today };
  },
  send: ({ session, course }, sent) =>
    tickWalkIn(sent.tx, byOn(sent), { session, course, form: sent.typed }),
  home: ({ session }) => trainingPaths.attendance(session.sessionId),
  page: ({ session, bookings, isOver }, state) =>
    attendancePage({ session, bookings, isOver, csrfToken: state.csrfToken, state }),
});

const hallRoute = trainingFormSent({
  path: "/training/sessions/:trainingSessionId/attendance/codes",
  params: sessionParams,
  access: keeps,
  action: "training.attendance.tick",
  done: "Saved. Look at the list: everyone whose code you entered is here.",
  form: hallForm,
  about: async ({ tx, actor, today, params: { trainingSessionId: sessionId } }) => {
    const found = await held(tx, sessionId);
    if (!found || londonDate(found.session.startsAt) > today) return undefined;
    return { ...found, bookings: await listBookings(tx, { sessionId, staffId: actor.id }) };
  },
  send: (about, sent) => tickHall(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  home: ({ session }) => trainingPaths.attendance(session.sessionId),
  page: ({ session, bookings }, hall) =>
    attendancePage({ session, bookings, isOver: true, csrfToken: hall.csrfToken, hall }),
});

export const attendanceRoutes: readonly Route[] = [readRoute, hallRoute, tickRoute, walkInRoute];
