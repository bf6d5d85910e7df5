import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { anId } from "../../../platform/http/field.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { OverdueTabs } from "../../work/index.ts";
import { meetingList, pointList, saidList } from "../forum-list.ts";
import { findMeeting, findPoint } from "../forum-reads.ts";
import { forumSchemeOn, nameIn } from "../forum-scheme.ts";
import { withdrawUse } from "../keep-uses.ts";
import { byOn, keeps, meetingParams, open, pointParams, shows } from "./forum-form.ts";
import { meetingPage, meetingsPage, pointsPage } from "./list-pages.tsx";
import { forumPaths } from "./paths.ts";
import { pointPage } from "./point-page.tsx";

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/safety-forums",
    access: open,
    audit: { action: "forum-point.list" },
    shows,
    input: { query: pointList.query },
    handle: async (given) => {
      const { rooms, actor } = given;
      const shown = await pointList.show(given, { path: forumPaths.home });
      const mayKeep = holds(actor, "participation.manage");
      const tabs =
        shown.asked.show === "overdue"
          ? OverdueTabs({ rooms, actor, current: forumPaths.overdue })
          : null;
      return { kind: "page", view: pointsPage({ shown, mayKeep, tabs }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/safety-forums",
    access: open,
    audit: { action: "forum-point.list" },
    shows,
    input: { query: pointList.apiQuery },
    answers: pointList.answers({
      summary: "Promises to safety forums, and where each stands",
      description: "No words that were said and no name: states and dates alone.",
    }),
    handle: (given) => pointList.json(given),
  }),
  route({
    method: "GET",
    path: "/safety-forums/meetings",
    access: open,
    audit: { action: "forum-meeting.list" },
    shows,
    input: { query: meetingList.query },
    handle: async (given) => {
      const shown = await meetingList.show(given, { path: forumPaths.meetings });
      const mayKeep = holds(given.actor, "participation.manage");
      return { kind: "page", view: meetingsPage({ shown, mayKeep }) };
    },
  }),
];

const meetingRoute = route({
  method: "GET",
  path: "/safety-forums/meetings/:forumMeetingId",
  access: open,
  audit: { action: "forum-meeting.read" },
  shows,
  input: { params: meetingParams, query: saidList.query },
  handle: async ({ params: { forumMeetingId }, ...given }) => {
    const subjectIds = [forumMeetingId];
    const meeting = await findMeeting(given.tx, forumMeetingId);
    if (!meeting) return { kind: "notFound", subjectIds };
    const path = forumPaths.meeting(forumMeetingId);
    const shown = await saidList.show(given, { path, of: forumMeetingId });
    const scheme = await forumSchemeOn(given.tx, given.clock.today());
    const forum = nameIn(scheme.forums, meeting.forum);
    const mayKeep = holds(given.actor, "participation.manage");
    return { kind: "page", view: meetingPage({ meeting, forum, shown, mayKeep }), subjectIds };
  },
});

const pointRoute = route({
  method: "GET",
  path: "/safety-forums/points/:forumPointId",
  access: open,
  audit: { action: "forum-point.read" },
  shows,
  input: { params: pointParams },
  handle: async ({ tx, actor, clock, frame, params: { forumPointId } }) => {
    const subjectIds = [forumPointId];
    const point = await findPoint(tx, forumPointId);
    if (!point) return { kind: "notFound", subjectIds };
    const today = clock.today();
    const view = pointPage({
      point,
      scheme: await forumSchemeOn(tx, today),
      today,
      staffId: actor.id,
      mayKeep: holds(actor, "participation.manage"),
      csrfToken: frame.csrfToken,
    });
    return { kind: "page", view, subjectIds };
  },
});

const withdrawRoute = route({
  method: "POST",
  path: "/safety-forums/points/:forumPointId/permissions/:forumUseId/withdraw",
  access: keeps,
  audit: { action: "forum-use.withdraw" },
  shows,
  input: { params: pointParams.extend({ forumUseId: anId }), form: z.object({}) },
  handle: async ({ tx, actor, clock, params: { forumPointId, forumUseId } }) => {
    const subjectIds = [forumPointId];
    const isWithdrawn = await withdrawUse(tx, byOn({ actor, clock }), forumUseId);
    if (!isWithdrawn) return { kind: "notFound", subjectIds };
    const done = "Permission withdrawn. Nothing public has the quotation now.";
    return redirectDone(forumPaths.point(forumPointId), done, { subjectIds });
  },
});

export const readRoutes: readonly Route[] = [
  ...listRoutes,
  meetingRoute,
  pointRoute,
  withdrawRoute,
];
