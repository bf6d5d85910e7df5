import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { countRunning, listRunning, type Running } from "../running-reads.ts";
import { stateOf, stateWords } from "../state.ts";
import { runningPage } from "./running-page.tsx";

const pageSize = 50;
const query = z.object({
  late: optionalQuery(z.literal("yes")),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});
const apiQuery = z.object({
  late: z.literal("yes").optional().describe("Only those that are late"),
  page: z.coerce.number<string>().int().min(1).max(10_000).optional(),
});

const day = z.iso.date();
const apiAssessments = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  assessments: z.array(
    z.object({
      assessmentId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      kind: z.string(),
      name: z.string(),
      startedOn: day,
      clockFrom: day,
      dueOn: day.nullable(),
      pausedOn: day.nullable(),
      isLate: z.boolean(),
      clock: z.string().describe("The clock in words"),
      lead: z.string(),
    }),
  ),
});

export const runningRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/assessments",
    access: { permission: "tracker.view" },
    audit: { action: "assessment.list" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, query: { late, page = 1 } }) => {
      const today = clock.today();
      const onlyLate = late === "yes";
      const rows = await listRunning(tx, actor, { today, onlyLate, page, pageSize });
      const view = runningPage({
        rows,
        onlyLate,
        today,
        page,
        pageSize,
        counts: await countRunning(tx, actor, { today }),
        calendar: await getWorkingCalendar(tx),
      });
      return { kind: "page", view, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/api/assessments",
    access: { permission: "tracker.view" },
    audit: { action: "assessment.list" },
    shows: { about: "children" },
    input: { query: apiQuery },
    answers: {
      summary: "Open assessments of children you can see, a page at a time",
      schema: apiAssessments,
    },
    handle: async ({ tx, actor, clock, query: { late, page = 1 } }) => {
      const today = clock.today();
      const onlyLate = late === "yes";
      const rows = await listRunning(tx, actor, { today, onlyLate, page, pageSize });
      const counts = await countRunning(tx, actor, { today });
      const when = { today, calendar: await getWorkingCalendar(tx) };
      const assessments = rows.map((one) => ({
        assessmentId: one.assessmentId,
        personId: one.personId,
        reference: one.reference,
        kind: one.kind,
        name: one.body.name,
        startedOn: one.startedOn,
        clockFrom: one.clockFrom,
        dueOn: one.dueOn,
        pausedOn: one.pausedOn,
        lead: one.lead,
        isLate: stateOf(one, when)?.isLate ?? false,
        clock: stateWords(one, when).text,
      }));
      const total = onlyLate ? counts.late : counts.running;
      return {
        kind: "json",
        subjectIds: subjectsOf(rows),
        body: { page, pageSize, total, assessments },
      };
    },
  }),
];

const subjectsOf = (rows: readonly Running[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];
