import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { listClosures } from "../closure-reads.ts";
import { listReopenings } from "../reopening-reads.ts";
import { closureSchemeOn, transitionOn } from "../schemes.ts";
import { findTransition } from "../transition-reads.ts";
import { listTransfersOf } from "../transfer-reads.ts";
import { closingRoutes } from "./closing-routes.ts";
import { lifePage } from "./life-page.tsx";
import { listRoutes } from "./list-routes.ts";
import { reopenRoutes } from "./reopen-routes.ts";
import { transferRoutes } from "./transfer-routes.ts";
import { transitionRoutes } from "./transition-routes.ts";

const lifeRoute = childRoute({
  method: "GET",
  path: "/children/:personId/life",
  access: { permission: "child.view" },
  audit: { action: "life.read" },
  input: { params: childParams },
  handle: async (facts, { tx }) => {
    const { personId } = facts.person;
    const view = lifePage({
      facts,
      scheme: await closureSchemeOn(tx, facts.today),
      transitionScheme: await transitionOn(tx, facts.today),
      closures: await listClosures(tx, personId),
      reopenings: await listReopenings(tx, personId),
      plan: await findTransition(tx, personId),
      transfers: await listTransfersOf(tx, personId),
    });
    return { kind: "page", view };
  },
});

/** Every way into this room. */
export const lifeRoutes: readonly Route[] = [
  ...listRoutes,
  lifeRoute,
  ...closingRoutes,
  ...reopenRoutes,
  ...transitionRoutes,
  ...transferRoutes,
];
