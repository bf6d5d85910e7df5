import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { countOpen, listOpen, type OpenEscalation } from "../escalation-reads.ts";
import { stageName } from "../escalation.ts";
import { stateOf, stateWords } from "../state.ts";
import { openPage } from "./escalations-page.tsx";

const pageSize = 50;
const pageNumber = z.coerce.number<string>().int().min(1).max(10_000);

const day = z.iso.date();
const apiEscalations = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  escalations: z.array(
    z.object({
      escalationId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      about: z.string(),
      ofAgency: z.string(),
      withAgency: z.string(),
      stage: z.string(),
      stageName: z.string(),
      stageSince: day,
      dueOn: day.nullable(),
      pausedOn: day.nullable(),
      isLate: z.boolean(),
      clock: z.string().describe("The clock of the stage in words"),
      raisedOn: day,
    }),
  ),
});

export const openRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/escalations",
    access: { permission: "tracker.view" },
    audit: { action: "escalation.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: optionalQuery(pageNumber) }) },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const rows = await listOpen(tx, actor, { page, pageSize });
      const view = openPage({
        rows,
        page,
        pageSize,
        today,
        counts: await countOpen(tx, actor, today),
        calendar: await getWorkingCalendar(tx),
      });
      return { kind: "page", view, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/api/escalations",
    access: { permission: "tracker.view" },
    audit: { action: "escalation.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: pageNumber.optional() }) },
    answers: {
      summary: "Disagreements between agencies that are open, of children whom you reach",
      schema: apiEscalations,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const rows = await listOpen(tx, actor, { page, pageSize });
      const { open: total } = await countOpen(tx, actor, today);
      const when = { today, calendar: await getWorkingCalendar(tx) };
      const escalations = rows.map((one) => ({
        escalationId: one.escalationId,
        personId: one.personId,
        reference: one.reference,
        about: one.about,
        ofAgency: one.ofAgency,
        withAgency: one.withAgency,
        stage: one.stage,
        stageName: stageName(one.body, one.stage),
        stageSince: one.stageSince,
        dueOn: one.dueOn,
        pausedOn: one.pausedOn,
        isLate: stateOf(one, when)?.isLate ?? false,
        clock: stateWords(one, when).text,
        raisedOn: one.raisedOn,
      }));
      const body = { page, pageSize, total, escalations };
      return { kind: "json", subjectIds: subjectsOf(rows), body };
    },
  }),
];

const subjectsOf = (rows: readonly OpenEscalation[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];
