import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { leadSchemeOn } from "../../agency-leads/index.ts";
import { keepsAll } from "../bodies.ts";
import { courseForm, editionForm } from "../course-form.ts";
import { courseList } from "../course-list.ts";
import { findCourse, listEditions } from "../course-reads.ts";
import { addEdition, endCourse, keepCourse } from "../keep-course.ts";
import { listSessionsOf } from "../session-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import { coursePage, coursesCrumb, coursesPage } from "./course-pages.tsx";
import { trainingPaths } from "./paths.ts";
import { byOn, keeps, open, shows, trainingForm } from "./training-form.ts";
import { trainingFormPage } from "./training-frame.tsx";

const none = z.object({});
export const courseParams = z.object({ trainingCourseId: anId });

const listRoute = route({
  method: "GET",
  path: "/training/courses",
  access: open,
  audit: { action: "training.course.list" },
  shows,
  input: { query: courseList.query },
  handle: async (given) => {
    const shown = await courseList.show(given, { path: trainingPaths.courses });
    return { kind: "page", view: coursesPage(shown, keepsAll(given.actor)) };
  },
});

const readRoute = route({
  method: "GET",
  path: "/training/courses/:trainingCourseId",
  access: open,
  audit: { action: "training.course.read" },
  shows,
  input: { params: courseParams },
  handle: async ({ tx, actor, clock, frame, params: { trainingCourseId } }) => {
    const course = await findCourse(tx, trainingCourseId);
    if (!course) return { kind: "notFound" };
    const view = coursePage({
      course,
      editions: await listEditions(tx, course.courseId),
      sessions: await listSessionsOf(tx, course.courseId),
      scheme: await trainingSchemeOn(tx, clock.today()),
      mayKeep: keepsAll(actor),
      csrfToken: frame.csrfToken,
    });
    return { kind: "page", view };
  },
});

const newRoutes = trainingForm({
  path: "/training/courses/new",
  params: none,
  access: keeps,
  reads: "training.course.new",
  action: "training.course.add",
  done: "Course added. Next: add a version with its trainers and materials.",
  form: courseForm,
  about: async ({ tx, today }) => ({
    scheme: await trainingSchemeOn(tx, today),
    leads: await leadSchemeOn(tx, today),
  }),
  send: async (_about, sent) => {
    const change = await keepCourse(sent.tx, byOn(sent), { course: undefined, form: sent.typed });
    const to = "courseId" in change && change.courseId;
    return to ? { ...change, to: trainingPaths.course(to) } : change;
  },
  home: () => trainingPaths.courses,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "Add a course",
      crumbs: [coursesCrumb],
      form: courseForm,
      state,
      drawing,
      action: trainingPaths.newCourse,
      button: "Add the course",
    }),
});

const changeRoutes = trainingForm({
  path: "/training/courses/:trainingCourseId/change",
  params: courseParams,
  access: keeps,
  reads: "training.course.read",
  action: "training.course.change",
  done: "Course changed.",
  form: courseForm,
  about: async ({ tx, today, params: { trainingCourseId } }) => {
    const course = await findCourse(tx, trainingCourseId);
    if (!course) return undefined;
    const scheme = await trainingSchemeOn(tx, today);
    return { course, scheme, leads: await leadSchemeOn(tx, today) };
  },
  begin: ({ course }, { blank }) => ({
    ...blank,
    name: course.name,
    aliases: course.aliases.join("\n"),
    level: course.level,
    length: course.length,
    audiences: [...course.audiences],
    validMonths: course.validMonths === null ? "" : String(course.validMonths),
    leadTraining: course.leadTraining ?? "",
    outcomes: course.outcomes,
    impact: course.impact,
  }),
  send: ({ course }, sent) => keepCourse(sent.tx, byOn(sent), { course, form: sent.typed }),
  home: ({ course }) => trainingPaths.course(course.courseId),
  page: ({ course, ...drawing }, state) =>
    trainingFormPage({
      heading: "Change a course",
      crumbs: [coursesCrumb, { text: course.name, href: trainingPaths.course(course.courseId) }],
      form: courseForm,
      state,
      drawing,
      version: course.version,
      action: trainingPaths.editCourse(course.courseId),
      button: "Save the course",
    }),
});

const editionRoutes = trainingForm({
  path: "/training/courses/:trainingCourseId/versions",
  params: courseParams,
  access: keeps,
  reads: "training.course.read",
  action: "training.course.version",
  done: "Version added. Sessions from now on can use it.",
  form: editionForm,
  about: ({ tx, params: { trainingCourseId } }) => findCourse(tx, trainingCourseId),
  begin: (_course, { blank, clock }) => ({ ...blank, inUseFrom: datePartsOf(clock.today()) }),
  send: (course, sent) => addEdition(sent.tx, byOn(sent), { course, form: sent.typed }),
  home: ({ courseId }) => trainingPaths.course(courseId),
  page: (course, state) =>
    trainingFormPage({
      heading: "Add a version",
      crumbs: [coursesCrumb, { text: course.name, href: trainingPaths.course(course.courseId) }],
      form: editionForm,
      state,
      drawing: {},
      action: trainingPaths.addEdition(course.courseId),
      button: "Add the version",
    }),
});

const endRoute = route({
  method: "POST",
  path: "/training/courses/:trainingCourseId/end",
  access: keeps,
  audit: { action: "training.course.end" },
  shows,
  input: { params: courseParams, form: z.object({ version: field() }) },
  handle: async ({ tx, actor, clock, params: { trainingCourseId }, form }) => {
    const course = await findCourse(tx, trainingCourseId);
    if (!course) return { kind: "notFound" };
    const by = { actor, at: clock.now(), today: clock.today() };
    const change = await endCourse(tx, by, { course, version: versionOf(form.version) });
    const to = trainingPaths.course(course.courseId);
    if (change.kind !== "accepted")
      return redirectDone(to, "Nothing was changed: a colleague was first.");
    const done = course.endedOn === null ? "Course taken out of use." : "Course is in use again.";
    return redirectDone(to, done);
  },
});

export const courseRoutes: readonly Route[] = [
  listRoute,
  ...newRoutes,
  readRoute,
  ...changeRoutes,
  ...editionRoutes,
  endRoute,
];
