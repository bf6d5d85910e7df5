import { z } from "zod";
import { formatTime, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { contactOf, keepsAll } from "../bodies.ts";
import { listBookings } from "../booking-reads.ts";
import { findCourse, listEditions } from "../course-reads.ts";
import { cancelSession, keepSession } from "../keep-session.ts";
import { cancelSessionForm, sessionForm } from "../session-form.ts";
import { sessionList } from "../session-list.ts";
import { findSession, type Session } from "../session-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import { courseParams } from "./course-routes.tsx";
import { trainingPaths } from "./paths.ts";
import { homePage, sessionPage } from "./session-pages.tsx";
import { byOn, keeps, open, shows, trainingForm } from "./training-form.ts";
import { trainingFormPage } from "./training-frame.tsx";

export const sessionParams = z.object({ trainingSessionId: anId });

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training",
    access: open,
    audit: { action: "training.session.list" },
    shows,
    input: { query: sessionList.query },
    handle: async (given) => {
      const { tx, actor } = given;
      const shown = await sessionList.show(given, { path: trainingPaths.home });
      const mayLink = (await contactOf(tx, actor.id)).size > 0;
      return { kind: "page", view: homePage({ shown, mayKeep: keepsAll(actor), mayLink }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/training/sessions",
    access: open,
    audit: { action: "training.session.list" },
    shows,
    input: { query: sessionList.apiQuery },
    answers: sessionList.answers({
      summary: "Training sessions, with how many are booked",
      description: "Counts only: nobody who is booked is named.",
    }),
    handle: (given) => sessionList.json(given),
  }),
];

const readRoute = route({
  method: "GET",
  path: "/training/sessions/:trainingSessionId",
  access: open,
  audit: { action: "training.session.read" },
  shows,
  input: { params: sessionParams },
  handle: async ({ tx, actor, clock, frame, params: { trainingSessionId: sessionId } }) => {
    const session = await findSession(tx, sessionId);
    if (!session) return { kind: "notFound" };
    const view = sessionPage({
      session,
      bookings: await listBookings(tx, { sessionId, staffId: actor.id }),
      scheme: await trainingSchemeOn(tx, clock.today()),
      at: clock.now(),
      mayKeep: keepsAll(actor),
      mayLink: keepsAll(actor) || (await contactOf(tx, actor.id)).size > 0,
      csrfToken: frame.csrfToken,
    });
    return { kind: "page", view };
  },
});

const addRoutes = trainingForm({
  path: "/training/courses/:trainingCourseId/sessions",
  params: courseParams,
  access: keeps,
  reads: "training.session.new",
  action: "training.session.add",
  done: "Session added. People can book now.",
  form: sessionForm,
  about: async ({ tx, params: { trainingCourseId } }) => {
    const course = await findCourse(tx, trainingCourseId);
    if (!course || course.endedOn !== null) return undefined;
    return { course, editions: await listEditions(tx, course.courseId) };
  },
  begin: async ({ course, editions }, { blank, tx, clock }) => {
    const { lengths } = await trainingSchemeOn(tx, clock.today());
    const minutes = lengths.find(({ key }) => key === course.length)?.minutes;
    const edition = editions[0]?.editionId ?? "";
    return { ...blank, minutes: minutes === undefined ? "" : String(minutes), edition };
  },
  send: async ({ course }, sent) => {
    const asked = { course, session: undefined, form: sent.typed };
    const change = await keepSession(sent.tx, byOn(sent), asked);
    const to = "sessionId" in change && change.sessionId;
    return to ? { ...change, to: trainingPaths.session(to) } : change;
  },
  home: ({ course }) => trainingPaths.course(course.courseId),
  page: ({ course, editions }, state) =>
    trainingFormPage({
      heading: "Add a session",
      crumbs: [{ text: course.name, href: trainingPaths.course(course.courseId) }],
      form: sessionForm,
      state,
      drawing: { editions },
      action: trainingPaths.addSession(course.courseId),
      button: "Add the session",
    }),
});

const crumbsOf = ({ course, sessionId }: Session) => [
  { text: course, href: trainingPaths.session(sessionId) },
];

const changeRoutes = trainingForm({
  path: "/training/sessions/:trainingSessionId/change",
  params: sessionParams,
  access: keeps,
  reads: "training.session.read",
  action: "training.session.change",
  done: "Session changed. Those who are booked have a notice.",
  form: sessionForm,
  about: async ({ tx, at, params: { trainingSessionId } }) => {
    const session = await findSession(tx, trainingSessionId);
    if (!session || session.cancelledAt !== null || session.startsAt <= at) return undefined;
    return { session, editions: await listEditions(tx, session.courseId) };
  },
  begin: ({ session }, { blank }) => ({
    ...blank,
    on: datePartsOf(londonDate(session.startsAt)),
    time: formatTime(session.startsAt),
    minutes: String(session.minutes),
    heldIn: session.heldIn ?? "",
    joinLink: session.joinLink ?? "",
    trainer: session.trainer,
    edition: session.editionId ?? "",
    seats: String(session.seats),
    instructions: session.instructions ?? "",
  }),
  send: ({ session }, sent) =>
    keepSession(sent.tx, byOn(sent), { course: session, session, form: sent.typed }),
  home: ({ session }) => trainingPaths.session(session.sessionId),
  page: ({ session, editions }, state) =>
    trainingFormPage({
      heading: "Change a session",
      crumbs: crumbsOf(session),
      form: sessionForm,
      state,
      drawing: { editions },
      version: session.version,
      action: trainingPaths.editSession(session.sessionId),
      button: "Save the session",
    }),
});

const cancelRoutes = trainingForm({
  path: "/training/sessions/:trainingSessionId/cancel",
  params: sessionParams,
  access: keeps,
  reads: "training.session.read",
  action: "training.session.cancel",
  done: "Session cancelled. Those who were booked have a notice.",
  form: cancelSessionForm,
  about: async ({ tx, at, params: { trainingSessionId } }) => {
    const session = await findSession(tx, trainingSessionId);
    return session?.cancelledAt === null && session.startsAt > at ? session : undefined;
  },
  send: (session, sent) => cancelSession(sent.tx, byOn(sent), { session, form: sent.typed }),
  home: ({ sessionId }) => trainingPaths.session(sessionId),
  page: (session, state) =>
    trainingFormPage({
      heading: "Cancel a session",
      crumbs: crumbsOf(session),
      form: cancelSessionForm,
      state,
      drawing: {},
      action: trainingPaths.cancelSession(session.sessionId),
      button: "Cancel the session",
    }),
});

export const sessionRoutes: readonly Route[] = [
  ...listRoutes,
  readRoute,
  ...addRoutes,
  ...changeRoutes,
  ...cancelRoutes,
];
