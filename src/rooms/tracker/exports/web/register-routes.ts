import { z } from "zod";
import { londonDate } from "../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { readDestroyed } from "../destroyed-form.ts";
import { confirmDestroyed } from "../export-writes.ts";
import { registerList, waitingList } from "../register-list.ts";
import { findExport } from "../register-reads.ts";
import { destroyedPage, type DestroyedFields } from "./destroyed-page.tsx";
import { entryPage } from "./entry-page.tsx";
import { paths } from "./paths.ts";
import { registerView } from "./register-page.tsx";

/** Whoever made a file answers for it also after their post has changed. */
const access = {
  signedIn: "each person reads what they took out; who reads the audit reads the whole register",
} as const;

const params = z.object({ exportId: anId });

const form = z.object({
  "destroyed-day": field(),
  "destroyed-month": field(),
  "destroyed-year": field(),
  how: field(),
  "every-copy": field(),
});

export const registerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/exports",
    access,
    audit: { action: "exports.read" },
    shows: { about: "children" },
    input: { query: registerList.query },
    handle: async (given) => {
      const at = { path: paths.register };
      const shown = await registerList.show(given, at);
      const { tx, actor, clock } = given;
      const waiting = await waitingList.show({ tx, actor, clock }, at);
      return { kind: "page", view: registerView(shown, waiting) };
    },
  }),
  route({
    method: "GET",
    path: "/exports/:exportId",
    access,
    audit: { action: "export.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, actor, clock, params: { exportId } }) => {
      const entry = await findExport(tx, actor, exportId);
      if (!entry) return { kind: "notFound", subjectIds: [exportId] };
      return { kind: "page", view: entryPage(entry, clock.today()), subjectIds: [exportId] };
    },
  }),
  route({
    method: "GET",
    path: "/exports/:exportId/destroyed",
    access,
    audit: { action: "export.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, actor, clock, frame, params: { exportId } }) => {
      const entry = await findExport(tx, actor, exportId);
      if (!entry) return { kind: "notFound", subjectIds: [exportId] };
      if (entry.destroyedOn !== null) return { kind: "redirect", to: paths.entry(exportId) };
      const today = clock.today();
      const typed = { ...typedDate(today), how: "", "every-copy": "" };
      const view = destroyedPage({ entry, today, csrfToken: frame.csrfToken, typed });
      return { kind: "page", view, subjectIds: [exportId] };
    },
  }),
  route({
    method: "POST",
    path: "/exports/:exportId/destroyed",
    access,
    audit: { action: "export.destroyed" },
    shows: { about: "children" },
    input: { params, form },
    handle: async ({ tx, actor, clock, frame, params: { exportId }, form: typed }) => {
      const entry = await findExport(tx, actor, exportId);
      if (!entry) return { kind: "notFound", subjectIds: [exportId] };
      const today = clock.today();
      const madeOn = londonDate(entry.at);
      const read = readDestroyed(destroyedOf(typed), { madeOn, today });
      if (!("how" in read)) {
        const page = { entry, today, csrfToken: frame.csrfToken, typed, errors: read };
        return { kind: "invalid", view: destroyedPage(page) };
      }
      const became = await confirmDestroyed(tx, { exportId, ...read, at: clock.now() });
      if (became === "none") return { kind: "notFound", subjectIds: [exportId] };
      const now = (await findExport(tx, actor, exportId)) ?? entry;
      const subjectIds = [exportId];
      if (became === "already") return { kind: "stale", view: entryPage(now, today), subjectIds };
      return redirectDone(paths.register, "Recorded: the file was destroyed.", { subjectIds });
    },
  }),
];

function typedDate(date: string) {
  const { day, month, year } = datePartsOf(date);
  return { "destroyed-day": day, "destroyed-month": month, "destroyed-year": year };
}

const destroyedOf = (typed: DestroyedFields) => ({
  on: {
    day: typed["destroyed-day"],
    month: typed["destroyed-month"],
    year: typed["destroyed-year"],
  },
  how: typed.how,
  everyCopy: typed["every-copy"] === "yes",
});
