import { route, type Route } from "../../../platform/http/route.ts";
import { openList } from "../open-list.ts";
import { openPage } from "./escalations-page.tsx";
import { escalationPaths } from "./paths.ts";

export const openRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/escalations",
    access: { permission: "tracker.view" },
    audit: { action: "escalation.list" },
    shows: { about: "children" },
    input: { query: openList.query },
    handle: async (given) => {
      const shown = await openList.show(given, { path: escalationPaths.open });
      return { kind: "page", view: openPage(shown), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/escalations",
    access: { permission: "tracker.view" },
    audit: { action: "escalation.list" },
    shows: { about: "children" },
    input: { query: openList.apiQuery },
    answers: openList.answers({
      summary: "Open disagreements between agencies, of children you can see",
    }),
    handle: (given) => openList.json(given),
  }),
];
