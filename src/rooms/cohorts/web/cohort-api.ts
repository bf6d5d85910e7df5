import { z } from "zod";
import { route, type Route } from "../../../platform/http/route.ts";
import { listCohorts } from "../cohort-reads.ts";

const apiCohorts = z.object({
  cohorts: z.array(
    z.object({
      cohortId: z.uuid(),
      name: z.string(),
      kind: z.string(),
      openedOn: z.iso.date(),
      reviewBy: z.iso.date(),
      closedOn: z.iso.date().nullable(),
    }),
  ),
});

export const cohortsOverApi: Route = route({
  method: "GET",
  path: "/api/cohorts",
  access: { permission: "child.view" },
  audit: { action: "cohort.list" },
  shows: { about: "children" },
  input: {},
  answers: { summary: "Cohorts that you may know of, without children", schema: apiCohorts },
  handle: async ({ tx }) => {
    const cohorts = (await listCohorts(tx)).map((one) => ({
      cohortId: one.cohortId,
      name: one.name,
      kind: one.kind,
      openedOn: one.openedOn,
      reviewBy: one.reviewBy,
      closedOn: one.closedOn,
    }));
    return { kind: "json", body: { cohorts } };
  },
});
