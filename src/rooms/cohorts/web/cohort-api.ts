import { route, type Route } from "../../../platform/http/route.ts";
import { cohortsList } from "../cohorts-list.ts";

export const cohortsOverApi: Route = route({
  method: "GET",
  path: "/api/cohorts",
  access: { permission: "child.view" },
  audit: { action: "cohort.list" },
  shows: { about: "children" },
  input: {},
  answers: cohortsList.answers({ summary: "Cohorts that you may know of, without children" }),
  handle: (given) => cohortsList.json(given),
});
