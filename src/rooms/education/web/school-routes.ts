import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { keepSchool } from "../keep-school.ts";
import { findSchool, listSchools, type School } from "../school-reads.ts";
import { educationPaths } from "./paths.ts";
import { schoolFormPage, schoolsPage } from "./school-pages.tsx";

const form = z.object({
  name: field(),
  phone: field(),
  leadName: field(),
  leadPhone: field(),
  deputyName: field(),
  deputyPhone: field(),
  version: field(),
});
const params = z.object({ schoolId: anId });
const mayKeep = { permission: "education.record" } as const;

const typedOf = (one: School) => ({
  name: one.name,
  phone: one.phone ?? "",
  leadName: one.leadName,
  leadPhone: one.leadPhone,
  deputyName: one.deputyName ?? "",
  deputyPhone: one.deputyPhone ?? "",
  version: String(one.version),
});

/** Who to ring in each school: read by whoever works with children, kept by whoever records education. */
export const schoolRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/schools",
    access: { permission: "child.view" },
    audit: { action: "school.list" },
    shows: { nobody: "schools" },
    input: {},
    handle: async ({ tx, actor }) => {
      const schools = await listSchools(tx);
      const view = schoolsPage({ schools, mayKeep: holds(actor, "education.record") });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/schools/new",
    access: mayKeep,
    audit: { action: "school.new" },
    shows: { nobody: "schools" },
    input: {},
    handle: ({ frame: { csrfToken } }) => {
      const page = { school: undefined, csrfToken, typed: form.parse({}) };
      return Promise.resolve({ kind: "page", view: schoolFormPage(page) });
    },
  }),
  route({
    method: "POST",
    path: "/schools/new",
    access: mayKeep,
    audit: { action: "school.add" },
    shows: { nobody: "schools" },
    input: { form },
    handle: async ({ tx, actor, clock, form: typed, frame: { csrfToken } }) => {
      const acting = { actor, at: clock.now(), today: clock.today() };
      const schools = await listSchools(tx);
      const change = await keepSchool(tx, acting, { school: undefined, schools, form: typed });
      const page = { school: undefined, csrfToken, typed };
      if (change.kind === "accepted") return redirectDone(educationPaths.schools, "School added.");
      if (change.kind === "stale") {
        return { kind: "stale", view: schoolFormPage({ ...page, isStale: true }) };
      }
      return { kind: "invalid", view: schoolFormPage({ ...page, errors: change.errors }) };
    },
  }),
  route({
    method: "GET",
    path: "/schools/:schoolId",
    access: mayKeep,
    audit: { action: "school.read" },
    shows: { nobody: "schools" },
    input: { params },
    handle: async ({ tx, params: { schoolId }, frame: { csrfToken } }) => {
      const school = await findSchool(tx, schoolId);
      if (!school) return { kind: "notFound" };
      return { kind: "page", view: schoolFormPage({ school, csrfToken, typed: typedOf(school) }) };
    },
  }),
  route({
    method: "POST",
    path: "/schools/:schoolId",
    access: mayKeep,
    audit: { action: "school.change" },
    shows: { nobody: "schools" },
    input: { params, form },
    handle: async (given) => {
      const { tx, actor, clock, form: typed, frame, params: asked } = given;
      const school = await findSchool(tx, asked.schoolId);
      if (!school) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: clock.today() };
      const schools = await listSchools(tx);
      const change = await keepSchool(tx, acting, { school, schools, form: typed });
      const page = { school, csrfToken: frame.csrfToken, typed };
      if (change.kind === "accepted") return redirectDone(educationPaths.schools, "School saved.");
      if (change.kind === "stale") {
        return { kind: "stale", view: schoolFormPage({ ...page, isStale: true }) };
      }
      return { kind: "invalid", view: schoolFormPage({ ...page, errors: change.errors }) };
    },
  }),
];
