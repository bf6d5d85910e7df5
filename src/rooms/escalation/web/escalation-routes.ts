import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { childList } from "../child-list.ts";
import { findEscalation } from "../escalation-reads.ts";
import { childEscalationsPage } from "./escalations-page.tsx";
import { escalationPaths } from "./paths.ts";
import { escalationParams, steps, viewOf } from "./steps.ts";

export const escalationRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/escalations",
    access: { permission: "child.view" },
    audit: { action: "child.escalations.read" },
    input: { params: childParams },
    handle: async (facts, given) => {
      const { personId: of } = facts.person;
      const path = escalationPaths.ofChild(of);
      const shown = await childList.show(given, { path, of });
      const mayRaise = mayDo(given.actor, "escalation.raise", facts);
      return { kind: "page", view: childEscalationsPage({ facts, shown, mayRaise }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/escalations/:escalationId",
    access: { permission: "child.view" },
    audit: { action: "escalation.read" },
    input: { params: escalationParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const escalation = await findEscalation(tx, params);
      if (!escalation) return { kind: "notFound" };
      return { kind: "page", view: await viewOf(tx, { facts, escalation }, { csrfToken }) };
    },
  }),
  ...steps.map(({ route }) => route),
];
