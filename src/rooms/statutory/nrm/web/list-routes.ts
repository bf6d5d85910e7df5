import { z } from "zod";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../../directory/index.ts";
import { childAnswer } from "../../../child-record/index.ts";
import { listReferrals } from "../nrm-reads.ts";
import {
  countRunningReferrals,
  listRunningReferrals,
  type RunningReferral,
} from "../running-reads.ts";
import { listViews45 } from "../section45.ts";
import { apiChildNrm, apiNrm, lineOf, viewOf45 } from "./api.ts";
import { listPage } from "./list-page.tsx";

const pageSize = 50;
const pageNumber = z.coerce.number<string>().int().min(1).max(10_000);

const subjectsOf = (rows: readonly RunningReferral[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];

export const nrmListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/nrm",
    access: { permission: "tracker.view" },
    audit: { action: "nrm.list" },
    shows: { about: "children" },
    input: {
      query: z.object({
        late: optionalQuery(z.literal("yes")),
        page: optionalQuery(pageNumber),
      }),
    },
    handle: async ({ tx, actor, clock, query: { late, page = 1 } }) => {
      const today = clock.today();
      const onlyLate = late === "yes";
      const rows = await listRunningReferrals(tx, actor, { today, onlyLate, page, pageSize });
      const view = listPage({
        rows,
        onlyLate,
        today,
        page,
        pageSize,
        counts: await countRunningReferrals(tx, actor, today),
        calendar: await getWorkingCalendar(tx),
      });
      return { kind: "page", view, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/api/nrm",
    access: { permission: "tracker.view" },
    audit: { action: "nrm.list" },
    shows: { about: "children" },
    input: {
      query: z.object({
        late: z.literal("yes").optional().describe("Only those that are late"),
        page: pageNumber.optional(),
      }),
    },
    answers: {
      summary: "Undecided NRM referrals of children you can see",
      schema: apiNrm,
    },
    handle: async ({ tx, actor, clock, query: { late, page = 1 } }) => {
      const today = clock.today();
      const onlyLate = late === "yes";
      const rows = await listRunningReferrals(tx, actor, { today, onlyLate, page, pageSize });
      const counts = await countRunningReferrals(tx, actor, today);
      const when = { today, calendar: await getWorkingCalendar(tx) };
      const referrals = rows.map((one) => ({
        ...lineOf(one, when),
        child: { id: one.personId, reference: one.childReference },
      }));
      const total = onlyLate ? counts.late : counts.running;
      const body = { page, pageSize, total, referrals };
      return { kind: "json", body, subjectIds: subjectsOf(rows) };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/nrm",
    audit: { action: "nrm.read" },
    answers: {
      summary: "The NRM referrals of a child you can see",
      description:
        "With whether section 45 of the Modern Slavery Act 2015 was considered. What was prepared for the form is read in Lantern, by people.",
      schema: apiChildNrm,
    },
    body: async ({ person: { personId }, today }, tx) => {
      const when = { today, calendar: await getWorkingCalendar(tx) };
      const [newest] = await listViews45(tx, personId);
      const referrals = (await listReferrals(tx, personId)).map((one) => lineOf(one, when));
      return { referrals, section45: newest ? viewOf45(newest) : null };
    },
  }),
];
