import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { educationSchemeOn } from "../education-scheme.ts";
import { countEducation, educationLists, listEducation } from "../list-reads.ts";
import { educationListPage } from "./list-page.tsx";

const pageSize = 50;
const number = z.coerce.number<string>().int().min(1).max(10_000);
const show = z.enum(educationLists);
const access = { permission: "tracker.view" } as const;
const day = z.iso.date();

const apiList = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  children: z.array(
    z.object({
      personId: z.uuid(),
      reference: z.string(),
      since: day,
      value: z.string().nullable(),
      reviewBy: day.nullable(),
      possible: z.int().nullable(),
      attended: z.int().nullable(),
      lastContactOn: day.nullable(),
    }),
  ),
});

export const educationListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/education",
    access,
    audit: { action: "education.list" },
    shows: { about: "children" },
    input: { query: z.object({ show: optionalQuery(show), page: optionalQuery(number) }) },
    handle: async ({ tx, actor, clock, query: { show: list = "timetable", page = 1 } }) => {
      const today = clock.today();
      const scheme = await educationSchemeOn(tx, today);
      const rows = await listEducation(tx, actor, { scheme, today, show: list, page, pageSize });
      const counts = await countEducation(tx, actor, { scheme, today });
      const shown = { rows, counts, scheme, show: list, today, page, pageSize };
      const subjectIds = [...new Set(rows.map(({ personId }) => personId))];
      return { kind: "page", view: educationListPage(shown), subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/education",
    access,
    audit: { action: "education.list" },
    shows: { about: "children" },
    input: { query: z.object({ show: show.optional(), page: number.optional() }) },
    answers: {
      summary:
        "Part-time timetables past review, absence, and who is not on roll without contact, a page at a time",
      schema: apiList,
    },
    handle: async ({ tx, actor, clock, query: { show: list = "timetable", page = 1 } }) => {
      const today = clock.today();
      const scheme = await educationSchemeOn(tx, today);
      const rows = await listEducation(tx, actor, { scheme, today, show: list, page, pageSize });
      const counts = await countEducation(tx, actor, { scheme, today });
      const children = rows.map((one) => ({
        personId: one.personId,
        reference: one.reference,
        since: one.from,
        value: one.value,
        reviewBy: one.reviewBy,
        possible: one.possible,
        attended: one.attended,
        lastContactOn: one.contactOn,
      }));
      const subjectIds = [...new Set(rows.map(({ personId }) => personId))];
      return { kind: "json", body: { page, pageSize, total: counts[list], children }, subjectIds };
    },
  }),
];
