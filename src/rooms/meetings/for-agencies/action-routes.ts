import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { listAgencyActions, rowsPerPage } from "./agency-reads.ts";
import { closeForAgency } from "./close-for-agency.ts";
import { pointed } from "../../../platform/http/problem.ts";
import { pageQuery } from "./paging.ts";
import { actionOf, apiActions, apiClosed, closingBody } from "./schemas.ts";

export const apiActionRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/actions",
    access: { permission: "child.view" },
    audit: { action: "action.list" },
    shows: { about: "children" },
    input: { query: pageQuery },
    answers: {
      summary: "Open actions in your agency’s name or your own, the longest due first",
      description:
        "About children you can see. An action is one thing agreed for a child, with an owner and a date.",
      schema: apiActions,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const found = await listAgencyActions(tx, actor, page);
      const rows = found.slice(0, rowsPerPage);
      const today = clock.today();
      const body: z.input<typeof apiActions> = {
        page,
        pageSize: rowsPerPage,
        hasMore: found.length > rowsPerPage,
        actions: rows.map((row) => actionOf(row, today)),
      };
      return { kind: "json", body, subjectIds: rows.map(({ personId }) => personId) };
    },
  }),
  route({
    method: "POST",
    path: "/api/actions/:actionId/close",
    access: { permission: "action.manage" },
    audit: { action: "action.close" },
    shows: { about: "children" },
    input: { params: z.object({ actionId: anId }), body: closingBody },
    answers: { summary: "Record the outcome of one of your agency’s actions", schema: apiClosed },
    handle: async ({ tx, actor, clock, params: { actionId }, body }) => {
      const acting = { actor, at: clock.now(), today: clock.today() };
      const form = { ...body, version: String(body.version) };
      const change = await closeForAgency(tx, acting, { actionId, form });
      const subjectIds = [change.personId ?? actionId];
      switch (change.kind) {
        case "accepted": {
          const { state, closedOn, version } = change.action;
          return { kind: "json", body: { id: actionId, state, closedOn, version }, subjectIds };
        }
        case "invalid":
          return { kind: "problem", status: 422, errors: pointed(change.errors), subjectIds };
        case "stale":
          return { kind: "problem", status: 409, says: changedSince, subjectIds };
        case "forbidden":
          return { kind: "problem", status: 403, subjectIds };
        case "absent":
          return { kind: "problem", status: 404, subjectIds };
      }
    },
  }),
];

const changedSince = "The action was closed or changed since it was read. Read it again.";
