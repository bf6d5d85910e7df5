import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../../platform/database/database.ts";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { staffForm } from "../../../work/index.ts";
import { roleKindsOn } from "../role-kinds.ts";
import { roleForm, roleTyped } from "../role-form.ts";
import { countRoles, findRole, listAnswers, listRoles, listStaff } from "../role-reads.ts";
import type { RoleKinds } from "../role.ts";
import { addRole, changeRole } from "../save-role.ts";
import { importRoutes } from "./import-routes.ts";
import { rolesPage } from "./list-page.tsx";
import { rolePaths } from "./paths.ts";
import { rolePage } from "./role-page.tsx";

const access = { permission: "governance.manage" } as const;
const shows = { nobody: "people with a public role" } as const;

type Asked = { readonly tx: Tx; readonly today: string };

const offered = async ({ tx, today }: Asked) => ({
  kinds: await roleKindsOn(tx, today),
  staff: await listStaff(tx),
});

const keepingOf = (
  { kinds }: { readonly kinds: RoleKinds },
  { actor, clock }: { readonly actor: StaffActor; readonly clock: Clock },
) => ({ actor, at: clock.now(), kinds });

const adding = staffForm({
  path: "/governance/public-roles/new",
  params: z.object({}),
  access,
  reads: "public-role.new",
  action: "public-role.add",
  shows,
  done: "Public role added.",
  form: roleForm,
  about: async (asked) => ({ ...(await offered(asked)), role: undefined, answers: [] }),
  send: async (about, sent) => {
    const asked = { offered: about, typed: sent.typed };
    const saved = await addRole(sent.tx, keepingOf(about, sent), asked);
    return saved.kind === "accepted" ? { kind: saved.kind, subjectIds: [saved.roleId] } : saved;
  },
  home: () => rolePaths.list,
  page: rolePage,
});

const changing = staffForm({
  path: "/governance/public-roles/:roleId",
  params: z.object({ roleId: anId }),
  access,
  reads: "public-role.read",
  action: "public-role.change",
  shows,
  subjectIds: ({ roleId }) => [roleId],
  done: "Public role saved.",
  form: roleForm,
  about: async ({ params: { roleId }, ...asked }) => {
    const role = await findRole(asked.tx, roleId);
    return (
      role && { ...(await offered(asked)), role, answers: await listAnswers(asked.tx, roleId) }
    );
  },
  begin: ({ role }) => roleTyped(role),
  send: (about, sent) => {
    const asked = { offered: about, typed: sent.typed, role: about.role };
    return changeRole(sent.tx, keepingOf(about, sent), asked);
  },
  home: () => rolePaths.list,
  page: rolePage,
});

const listed = route({
  method: "GET",
  path: "/governance/public-roles",
  access,
  audit: { action: "public-role.list" },
  shows,
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
});

export const publicRoleRoutes: readonly Route[] = [...adding, ...importRoutes, listed, ...changing];
