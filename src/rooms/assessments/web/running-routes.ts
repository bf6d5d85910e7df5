import { route, type Route } from "../../../platform/http/route.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { runningList } from "../running-list.ts";
import { runningPage } from "./running-page.tsx";

export const runningRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/assessments",
    access: { permission: "tracker.view" },
    audit: { action: "assessment.list" },
    shows: { about: "children" },
    input: { query: runningList.query },
    handle: async (given) => {
      const shown = await runningList.show(given, { path: pathwayPaths.running });
      return { kind: "page", view: runningPage(shown), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/assessments",
    access: { permission: "tracker.view" },
    audit: { action: "assessment.list" },
    shows: { about: "children" },
    input: { query: runningList.apiQuery },
    answers: runningList.answers({
      summary: "Open assessments of children you can see, a page at a time",
    }),
    handle: (given) => runningList.json(given),
  }),
];
