import { route, type Route } from "../../../platform/http/route.ts";
import { educationList } from "../education-list.ts";
import { educationListPage } from "./list-page.tsx";
import { educationPaths } from "./paths.ts";

const access = { permission: "tracker.view" } as const;

export const educationListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/education",
    access,
    audit: { action: "education.list" },
    shows: { about: "children" },
    input: { query: educationList.query },
    handle: async (given) => {
      const shown = await educationList.show(given, { path: educationPaths.list });
      return { kind: "page", view: educationListPage(shown), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/education",
    access,
    audit: { action: "education.list" },
    shows: { about: "children" },
    input: { query: educationList.apiQuery },
    answers: educationList.answers({
      summary:
        "Part-time timetables past review, absence, and who is not on roll without contact, a page at a time",
    }),
    handle: (given) => educationList.json(given),
  }),
];
