import { z } from "zod";
import { formatTime, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { report } from "../registers/report.ts";
import { reportedPage, reportPage } from "./report-page.tsx";

const access = { signedIn: "all staff can report a breach; this gives no access to registers" };

const form = z.object({
  about: field(),
  title: field(),
  what: field(),
  "known-day": field(),
  "known-month": field(),
  "known-year": field(),
  "known-time": field(),
});

export const reportRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/report",
    access,
    audit: { action: "governance.report.new" },
    shows: { nobody: "figures and registers of the partnership" },
    input: {},
    handle: ({ clock, frame: { csrfToken } }) => {
      const now = clock.now();
      const { day, month, year } = datePartsOf(londonDate(now));
      const known = { "known-day": day, "known-month": month, "known-year": year };
      const typed = { ...form.parse({}), ...known, "known-time": formatTime(now) };
      return Promise.resolve({ kind: "page", view: reportPage({ csrfToken, typed }) });
    },
  }),
  route({
    method: "POST",
    path: "/governance/report",
    access,
    audit: { action: "governance.report" },
    shows: { nobody: "figures and registers of the partnership" },
    input: { form },
    handle: async ({ tx, clock, frame: { csrfToken }, form: typed }) => {
      const known = {
        day: typed["known-day"],
        month: typed["known-month"],
        year: typed["known-year"],
      };
      const { about, title, what } = typed;
      const asked = { about, title, what, known, time: typed["known-time"] };
      const change = await report(tx, asked, clock.now());
      if (change.kind === "accepted") return { kind: "page", view: reportedPage(change.reference) };
      const { errors } = change;
      return { kind: "invalid", view: reportPage({ csrfToken, typed, errors }) };
    },
  }),
];
