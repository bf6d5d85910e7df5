import type { Route } from "../../../platform/http/route.ts";
import {
  listLevelDecisions,
  listFlagReviews,
  listHarmDecisions,
  childParams,
  childRoute,
  aroundOf,
} from "../../child-record/index.ts";
import { worryPage } from "./worry-page.tsx";

export const worryRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/worry",
    access: { permission: "child.view" },
    audit: { action: "child.worry.read" },
    input: { params: childParams },
    handle: async (facts, { tx, params: { personId } }) => {
      const harm = await listHarmDecisions(tx, personId);
      const levels = await listLevelDecisions(tx, personId);
      const reviews = await listFlagReviews(tx, personId);
      return {
        kind: "page",
        view: worryPage({ facts, harm, levels, reviews, around: await aroundOf(tx, facts) }),
      };
    },
  }),
];
