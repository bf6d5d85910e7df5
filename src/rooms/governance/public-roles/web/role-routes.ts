import { z } from "zod";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { redirectDone, type Outcome, type View } from "../../../../platform/http/outcome.ts";
import { route, type ByStaff, type Route } from "../../../../platform/http/route.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import { versionOf } from "../../../../kernel/version-of.ts";
import { lookNarrowly, type Tx } from "../../../../platform/database/database.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import { text } from "../../../../platform/http/text.ts";
import { roleKindsOn } from "../role-kinds.ts";
import { countRoles, findRole, listAnswers, listRoles, listStaff } from "../role-reads.ts";
import { addRole, changeRole } from "../save-role.ts";
import { importRoutes } from "./import-routes.ts";
import { rolesPage } from "./list-page.tsx";
import { rolePaths } from "./paths.ts";
import { roleForm, typedOf, wholeForm } from "./role-form.ts";
import { rolePage, type RolePage } from "./role-page.tsx";

const access = { permission: "governance.manage" } as const;
const params = z.object({ roleId: anId });

type ReadContext = ByStaff & { readonly tx: Tx; readonly clock: Clock; readonly frame: Frame };

const keepingOf = async ({ tx, actor, clock }: ReadContext) => ({
  actor,
  at: clock.now(),
  kinds: await roleKindsOn(tx, clock.today()),
});

async function formView(
  { tx, clock, frame: { csrfToken } }: ReadContext,
  page: Pick<RolePage, "role" | "typed" | "errors" | "isStale">,
): Promise<View> {
  return rolePage({
    ...page,
    csrfToken,
    kinds: await roleKindsOn(tx, clock.today()),
    staff: await listStaff(tx),
    answers: page.role ? await listAnswers(tx, page.role.roleId) : [],
  });
}

const adding: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/public-roles/new",
    access,
    audit: { action: "public-role.new" },
    shows: { nobody: "people with a public role" },
    input: {},
    handle: async (given) => ({
      kind: "page",
      view: await formView(given, { role: undefined, typed: roleForm.parse({}) }),
    }),
  }),
  route({
    method: "POST",
    path: "/governance/public-roles/new",
    access,
    audit: { action: "public-role.add" },
    shows: { nobody: "people with a public role" },
    input: { form: roleForm },
    handle: async (given): Promise<Outcome> => {
      const { tx, form: typed } = given;
      const saved = await addRole(tx, await keepingOf(given), wholeForm(typed));
      if (saved.kind === "accepted")
        return redirectDone(rolePaths.list, "Public role added.", { subjectIds: [saved.roleId] });
      const errors = saved.kind === "invalid" ? saved.errors : [];
      return { kind: "invalid", view: await formView(given, { role: undefined, typed, errors }) };
    },
  }),
];

const keeping: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/public-roles",
    access,
    audit: { action: "public-role.list" },
    shows: { nobody: "people with a public role" },
    input: {
      query: z.object({
        q: optionalQuery(text().max(200)),
        kind: optionalQuery(text().max(40)),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, clock, query }) => {
      await lookNarrowly(tx);
      const { q = "", kind = "", page = 1 } = query;
      const roles = await listRoles(tx, { q, kind, page });
      const [kinds, total] = [await roleKindsOn(tx, clock.today()), await countRoles(tx)];
      const list = { roles, kinds, total, q, kind, page, today: clock.today() };
      const subjectIds = roles.map(({ roleId }) => roleId);
      return { kind: "page", view: rolesPage(list), subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/governance/public-roles/:roleId",
    access,
    audit: { action: "public-role.read" },
    shows: { nobody: "people with a public role" },
    input: { params },
    handle: async (given) => {
      const subjectIds = [given.params.roleId];
      const role = await findRole(given.tx, given.params.roleId);
      if (!role) return { kind: "notFound", subjectIds };
      const view = await formView(given, { role, typed: typedOf(role) });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/governance/public-roles/:roleId",
    access,
    audit: { action: "public-role.change" },
    shows: { nobody: "people with a public role" },
    input: { params, form: roleForm },
    handle: async (given): Promise<Outcome> => {
      const { tx, form: typed } = given;
      const subjectIds = [given.params.roleId];
      const role = await findRole(tx, given.params.roleId);
      if (!role) return { kind: "notFound", subjectIds };
      const asked = { role, form: wholeForm(typed), version: versionOf(typed.version) };
      const saved = await changeRole(tx, await keepingOf(given), asked);
      if (saved.kind === "accepted")
        return redirectDone(rolePaths.list, "Public role saved.", { subjectIds });
      if (saved.kind === "invalid") {
        const view = await formView(given, { role, typed, errors: saved.errors });
        return { kind: "invalid", view, subjectIds };
      }
      // Saving again is meant: the form carries their version from now on.
      const theirs = (await findRole(tx, role.roleId)) ?? role;
      const again = { ...typed, version: String(theirs.version) };
      const view = await formView(given, { role: theirs, typed: again, isStale: true });
      return { kind: "stale", view, subjectIds };
    },
  }),
];

export const publicRoleRoutes: readonly Route[] = [...adding, ...importRoutes, ...keeping];
