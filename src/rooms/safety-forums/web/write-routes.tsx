import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Route } from "../../../platform/http/route.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import {
  changedForm,
  meetingForm,
  pointForm,
  promiseForm,
  releaseForm,
  toldForm,
  useForm,
} from "../forum-forms.ts";
import { findMeeting, findPoint } from "../forum-reads.ts";
import { forumSchemeOn } from "../forum-scheme.ts";
import {
  addMeeting,
  addPoint,
  correctPoint,
  recordChanged,
  recordPromise,
  recordTold,
  release,
} from "../keep-forum.ts";
import { recordUse } from "../keep-uses.ts";
import { isToRead, mayRelease, stateOf, waitsForReader } from "../point.ts";
import { byOn, forumForm, keeps, meetingParams, open, pointParams } from "./forum-form.ts";
import { forumFormPage, pointCrumb, Worry } from "./frame.tsx";
import { forumPaths } from "./paths.ts";

const meetingRoutes = forumForm({
  path: "/safety-forums/meetings/new",
  params: z.object({}),
  access: keeps,
  reads: "forum-meeting.list",
  action: "forum-meeting.add",
  done: "Meeting recorded. Next: record what was said, one thing at a time.",
  form: meetingForm,
  about: async ({ tx, today }) => ({ scheme: await forumSchemeOn(tx, today) }),
  begin: (_about, { blank, clock }) => ({ ...blank, heldOn: datePartsOf(clock.today()) }),
  send: async (_about, sent) => {
    const change = await addMeeting(sent.tx, byOn(sent), sent.typed);
    const id = "meetingId" in change && change.meetingId;
    return id ? { ...change, to: forumPaths.meeting(id), subjectIds: [id] } : change;
  },
  home: () => forumPaths.meetings,
  page: (drawing, state) =>
    forumFormPage({
      heading: "Record a meeting",
      intro: <Worry />,
      form: meetingForm,
      state,
      drawing,
      action: forumPaths.newMeeting,
      button: "Record the meeting",
    }),
});

const addRoutes = forumForm({
  path: "/safety-forums/meetings/:forumMeetingId/points",
  params: meetingParams,
  access: keeps,
  reads: "forum-meeting.read",
  action: "forum-point.add",
  done: "Recorded. Next: a promise, and a permission for each use of the words.",
  form: pointForm,
  about: ({ tx, params: { forumMeetingId } }) => findMeeting(tx, forumMeetingId),
  send: async (meeting, sent) => {
    const change = await addPoint(sent.tx, byOn(sent), { meeting, form: sent.typed });
    const id = "pointId" in change && change.pointId;
    return id ? { ...change, to: forumPaths.point(id) } : change;
  },
  home: ({ meetingId }) => forumPaths.meeting(meetingId),
  page: ({ meetingId }, state) =>
    forumFormPage({
      heading: "Record what was said",
      intro: <Worry />,
      form: pointForm,
      state,
      drawing: {},
      action: forumPaths.newPoint(meetingId),
      button: "Record it",
    }),
});

const correctRoutes = forumForm({
  path: "/safety-forums/points/:forumPointId/correct",
  params: pointParams,
  access: keeps,
  reads: "forum-point.read",
  action: "forum-point.correct",
  done: "Corrected. A second person reads it again before it is public.",
  form: pointForm,
  about: ({ tx, params: { forumPointId } }) => findPoint(tx, forumPointId),
  begin: ({ about, said }, { blank }) => ({ ...blank, about, said }),
  send: (point, sent) => correctPoint(sent.tx, byOn(sent), { point, form: sent.typed }),
  home: ({ pointId }) => forumPaths.point(pointId),
  page: (point, state) =>
    forumFormPage({
      heading: "Correct the words",
      crumbs: [pointCrumb(point)],
      form: pointForm,
      state,
      drawing: {},
      version: point.version,
      action: forumPaths.correct(point.pointId),
      button: "Save the words",
    }),
});

const promiseRoutes = forumForm({
  path: "/safety-forums/points/:forumPointId/promise",
  params: pointParams,
  access: keeps,
  reads: "forum-point.read",
  action: "forum-point.promise",
  done: "Promise recorded. Its owner has a notice.",
  form: promiseForm,
  about: ({ tx, params: { forumPointId } }) => findPoint(tx, forumPointId),
  isOver: (point) => stateOf(point) === "told",
  begin: ({ promise, dueOn }, { blank }) => ({
    ...blank,
    promise: promise ?? "",
    ...(dueOn !== null && { dueOn: datePartsOf(dueOn) }),
  }),
  send: (point, sent) => recordPromise(sent.tx, byOn(sent), { point, form: sent.typed }),
  home: ({ pointId }) => forumPaths.point(pointId),
  page: (point, state) =>
    forumFormPage({
      heading: "Record a promise",
      crumbs: [pointCrumb(point)],
      form: promiseForm,
      state,
      drawing: {},
      version: point.version,
      action: forumPaths.promise(point.pointId),
      button: "Record the promise",
    }),
});

const changedRoutes = forumForm({
  path: "/safety-forums/points/:forumPointId/changed",
  params: pointParams,
  access: open,
  reads: "forum-point.read",
  action: "forum-point.changed",
  done: "Recorded what changed. Next: the forum is told.",
  form: changedForm,
  about: ({ tx, params: { forumPointId } }) => findPoint(tx, forumPointId),
  isOver: (point) => stateOf(point) === "told",
  begin: (_point, { blank, clock }) => ({ ...blank, changedOn: datePartsOf(clock.today()) }),
  send: (point, sent) => recordChanged(sent.tx, byOn(sent), { point, form: sent.typed }),
  home: ({ pointId }) => forumPaths.point(pointId),
  page: (point, state) =>
    forumFormPage({
      heading: "Record what changed",
      crumbs: [pointCrumb(point)],
      form: changedForm,
      state,
      drawing: {},
      version: point.version,
      action: forumPaths.changed(point.pointId),
      button: "Record what changed",
    }),
});

const toldRoutes = forumForm({
  path: "/safety-forums/points/:forumPointId/told",
  params: pointParams,
  access: keeps,
  reads: "forum-point.read",
  action: "forum-point.told",
  done: "Recorded that the forum was told.",
  form: toldForm,
  about: ({ tx, params: { forumPointId } }) => findPoint(tx, forumPointId),
  isOver: (point) => stateOf(point) !== "changed",
  begin: (_point, { blank, clock }) => ({ ...blank, toldOn: datePartsOf(clock.today()) }),
  send: (point, sent) => recordTold(sent.tx, byOn(sent), { point, form: sent.typed }),
  home: ({ pointId }) => forumPaths.point(pointId),
  page: (point, state) =>
    forumFormPage({
      heading: "Record that the forum was told",
      crumbs: [pointCrumb(point)],
      form: toldForm,
      state,
      drawing: {},
      version: point.version,
      action: forumPaths.told(point.pointId),
      button: "Record it",
    }),
});

const useRoutes = forumForm({
  path: "/safety-forums/points/:forumPointId/permissions",
  params: pointParams,
  access: keeps,
  reads: "forum-point.read",
  action: "forum-use.add",
  done: "Permission recorded. On the public page it counts when someone else has read it.",
  form: useForm,
  about: async ({ tx, today, params: { forumPointId } }) => {
    const point = await findPoint(tx, forumPointId);
    return point && { point, scheme: await forumSchemeOn(tx, today) };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, givenOn: datePartsOf(clock.today()) }),
  send: ({ point }, sent) => recordUse(sent.tx, byOn(sent), { point, form: sent.typed }),
  home: ({ point }) => forumPaths.point(point.pointId),
  page: ({ point, scheme }, state) =>
    forumFormPage({
      heading: "Record a permission",
      crumbs: [pointCrumb(point)],
      form: useForm,
      state,
      drawing: { scheme },
      action: forumPaths.permission(point.pointId),
      button: "Record the permission",
    }),
});

const releaseRoutes = forumForm({
  path: "/safety-forums/points/:forumPointId/release",
  params: pointParams,
  access: keeps,
  reads: "forum-point.read",
  action: "forum-point.release",
  done: "Read as the second person.",
  form: releaseForm,
  about: async ({ tx, actor, params: { forumPointId } }) => {
    const point = await findPoint(tx, forumPointId);
    return point && mayRelease(point, actor.id) ? point : undefined;
  },
  isOver: (point) => stateOf(point) === "said" || !waitsForReader(point),
  send: async (point, sent) => {
    const { value, errors } = releaseForm.read(sent.typed, {});
    if (errors) return { kind: "invalid", errors };
    const isFine = value.isRead === "no";
    const change = await release(sent.tx, byOn(sent), { point, form: sent.typed, isFine });
    const done = isFine ? "Released as you read it." : "Nothing of it is public.";
    return { ...change, done };
  },
  home: ({ pointId }) => forumPaths.point(pointId),
  page: (point, state) =>
    forumFormPage({
      heading: "Read it as the second person",
      crumbs: [pointCrumb(point)],
      intro: (
        <SummaryList
          rows={[
            verbatimFact("What it was about", point.about),
            verbatimFact(
              "What was said",
              point.uses.some(isToRead) ? point.said : "No permission for the public page",
            ),
            verbatimFact("The promise", point.promise),
            verbatimFact("What changed", point.changed),
          ]}
        />
      ),
      form: releaseForm,
      state,
      drawing: {},
      version: point.version,
      action: forumPaths.release(point.pointId),
      button: "Save what I read",
    }),
});

export const writeRoutes: readonly Route[] = [
  ...meetingRoutes,
  ...addRoutes,
  ...correctRoutes,
  ...promiseRoutes,
  ...changedRoutes,
  ...toldRoutes,
  ...useRoutes,
  ...releaseRoutes,
];
