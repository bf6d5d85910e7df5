import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { endConflict, listConflicts, type Conflict } from "../../subjects/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { chronicleOf } from "./chronicle.ts";
import { endConflictPage } from "./conflict-pages.tsx";
import { accessPaths } from "./paths.ts";

const params = childParams.extend({ conflictId: z.uuid() });

async function standing(
  tx: Tx,
  { personId, conflictId }: { personId: string; conflictId: string },
): Promise<Conflict | undefined> {
  const all = await listConflicts(tx, personId);
  return all.find((one) => one.conflictId === conflictId && one.endedAt === null);
}

export const endConflictRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/conflicts/:conflictId/end",
    access: { permission: "conflict.manage" },
    audit: { action: "child.read" },
    input: { params },
    handle: async (facts, { tx, frame, params: asked }) => {
      const conflict = await standing(tx, asked);
      if (!conflict) return { kind: "notFound" };
      const page = { facts, csrfToken: frame.csrfToken, typed: { reason: "" }, conflict };
      return { kind: "page", view: endConflictPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/conflicts/:conflictId/end",
    access: { permission: "conflict.manage" },
    audit: { action: "conflict.end" },
    input: { params, form: z.object({ reason: field() }) },
    handle: async (facts, { tx, actor, clock, frame, params: asked, form: typed }) => {
      const conflict = await standing(tx, asked);
      if (!conflict) return { kind: "notFound" };
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const ending = { person, conflict, reason: typed.reason, chronicle: chronicleOf(tx, facts) };
      const end = await endConflict(tx, acting, ending);
      if (end.kind === "notFound") return { kind: "notFound" };
      if (end.kind === "invalid") {
        const page = { facts, csrfToken: frame.csrfToken, typed, conflict, errors: end.errors };
        return { kind: "invalid", view: endConflictPage(page) };
      }
      const subjectIds = [person.personId, conflict.staffId];
      return redirectDone(accessPaths.access(person.personId), "Conflict of interest ended.", {
        subjectIds,
      });
    },
  }),
];
