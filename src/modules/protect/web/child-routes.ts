import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listChronology, listLevelDecisions } from "../chronology-reads.ts";
import { chronologyPage, chronologyPageSize, overviewPage } from "./child-pages.tsx";
import { childParams, childRoute } from "./child-route.ts";

const pageNumber = optionalQuery(z.coerce.number<string>().int().min(1).max(10_000));

export const childRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId",
    access: { permission: "child.view" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, params }) => {
      const decisions = await listLevelDecisions(tx, params.personId);
      const recent = await listChronology(tx, params.personId, { limit: 5, offset: 0 });
      return { kind: "page", view: overviewPage({ facts, decisions, recent }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/chronology",
    access: { permission: "child.view" },
    audit: { action: "child.chronology.read" },
    input: { params: childParams, query: z.object({ page: pageNumber }) },
    handle: async (facts, { tx, params, query }) => {
      const page = query.page ?? 1;
      const lines = await listChronology(tx, params.personId, {
        limit: chronologyPageSize + 1,
        offset: (page - 1) * chronologyPageSize,
      });
      return { kind: "page", view: chronologyPage({ facts, lines, page }) };
    },
  }),
];
